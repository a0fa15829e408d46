// SPDX-License-Identifier: MIT
// Averages the renders of one still (same scene, different --seed), removes the remaining noise and writes a
// WebP. The filter is non-local means with a per-pixel variance, which it measures from the differences between
// the renders; each half of the renders is filtered with weights from the other half, so texture is kept.
//
//   node assets-src/moss-meridian/denoise-still.mjs <out.webp> <render.png> <render.png> [more...] [--k=0.25]
import sharp from 'sharp';

const args = process.argv.slice(2);
const strength = Number(args.find((a) => a.startsWith('--k='))?.slice(4) ?? 0.25);
const [out, ...inputs] = args.filter((a) => !a.startsWith('--'));
if (inputs.length === 0)
  throw new Error(
    'expected at least one render, better several with different --seed values, got none: denoise-still.mjs <out.webp> <render.png>...',
  );

let width = 0;
let height = 0;
const load = async (file) => {
  const {data, info} = await sharp(file)
    .removeAlpha()
    .toColourspace('rgb16')
    .raw({depth: 'ushort'})
    .toBuffer({resolveWithObject: true});
  [width, height] = [info.width, info.height];
  const px = new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
  return [0, 1, 2].map((c) => Float32Array.from({length: width * height}, (_, i) => px[i * 3 + c] / 65535));
};
const mean = (images) =>
  [0, 1, 2].map((c) =>
    Float32Array.from(images[0][c], (_, i) => images.reduce((s, m) => s + m[c][i], 0) / images.length),
  );

/** Box blur of radius `r`: a running sum along rows, then along columns. */
function box(src, r, dst = new Float32Array(src.length), tmp = new Float32Array(src.length)) {
  const n = 2 * r + 1;
  for (let y = 0, o = 0; y < height; y++, o += width) {
    let s = src[o] * r;
    for (let x = 0; x < r; x++) s += src[o + Math.min(x, width - 1)];
    for (let x = 0; x < width; x++) {
      s += src[o + Math.min(x + r, width - 1)];
      tmp[o + x] = s / n;
      s -= src[o + Math.max(x - r, 0)];
    }
  }
  const col = new Float32Array(width);
  for (let x = 0; x < width; x++) col[x] = tmp[x] * r;
  for (let y = 0; y < r; y++)
    for (let x = 0; x < width; x++) col[x] += tmp[Math.min(y, height - 1) * width + x];
  for (let y = 0; y < height; y++) {
    const add = Math.min(y + r, height - 1) * width;
    const sub = Math.max(y - r, 0) * width;
    for (let x = 0; x < width; x++) {
      col[x] += tmp[add + x];
      dst[y * width + x] = col[x] / n;
      col[x] -= tmp[sub + x];
    }
  }
  return dst;
}

/** Non-local means: filters `image` with weights measured on `guide`. */
function nlm(image, guide, variance, radius = 6, patch = 1) {
  const size = width * height;
  const sum = image.map((c) => c.slice());
  const weight = new Float32Array(size).fill(1);
  const [d, w, tmp] = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
  const k2 = strength * strength;
  for (let dy = 0; dy <= radius; dy++) {
    for (let dx = dy ? -radius : 1; dx <= radius; dx++) {
      if (dx * dx + dy * dy > radius * radius) continue;
      const shift = dy * width + dx;
      const [x0, x1] = [Math.max(0, -dx), width - Math.max(0, dx)];
      d.fill(60);
      for (let y = 0; y < height - dy; y++) {
        for (let p = y * width + x0, e = y * width + x1; p < e; p++) {
          const q = p + shift;
          let s = 0;
          for (let c = 0; c < 3; c++) {
            const [u, v, a, b] = [guide[c][p], guide[c][q], variance[c][p], variance[c][q]];
            s += ((u - v) * (u - v) - (a + Math.min(a, b))) / (1e-6 + k2 * (a + b));
          }
          d[p] = Math.min(s / 3, 60);
        }
      }
      box(d, patch, w, tmp);
      for (let y = 0; y < height - dy; y++) {
        for (let p = y * width + x0, e = y * width + x1; p < e; p++) {
          const g = w[p] > 0 ? Math.exp(-w[p]) : 1;
          if (g < 0.004) continue;
          const q = p + shift;
          weight[p] += g;
          weight[q] += g;
          for (let c = 0; c < 3; c++) {
            sum[c][p] += g * image[c][q];
            sum[c][q] += g * image[c][p];
          }
        }
      }
    }
  }
  return sum.map((s) => s.map((v, i) => v / weight[i]));
}

const images = await Promise.all(inputs.map(load));
/** The noise variance of a single render, estimated from how far each pixel is from its four neighbours. */
const varianceOfOne = (v) =>
  v.map((x, i) => {
    const around = (v[i - 1] ?? x) + (v[i + 1] ?? x) + (v[i - width] ?? x) + (v[i + width] ?? x);
    return ((x - around / 4) ** 2 * 4) / 5;
  });

const raw = mean(images);
let clean;
if (images.length === 1) {
  const variance = raw.map((c) => box(varianceOfOne(c), 3));
  clean = nlm(raw, raw, variance);
} else {
  const halves = [0, 1].map((odd) => mean(images.filter((_, i) => i % 2 === odd)));
  // variance of one half: half the squared difference of the two, blurred because the estimate is noisy too
  const variance = [0, 1, 2].map((c) => {
    const squared = halves[0][c].map((v, i) => (v - halves[1][c][i]) ** 2 / 2);
    return box(squared, 3);
  });
  clean = mean([nlm(halves[0], halves[1], variance), nlm(halves[1], halves[0], variance)]);
}

// a little grain prevents banding in gradients
let seed = 1;
const grain = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296 - 0.5;
};
const bytes = Buffer.alloc(width * height * 3);
for (let i = 0; i < width * height; i++) {
  const g = (grain() + grain()) * 0.009;
  for (let c = 0; c < 3; c++)
    bytes[i * 3 + c] = Math.max(
      0,
      Math.min(255, Math.round((clean[c][i] * 0.75 + raw[c][i] * 0.25 + g) * 255)),
    );
}
const info = await sharp(bytes, {raw: {width, height, channels: 3}})
  .webp({quality: 91, smartSubsample: true, effort: 6})
  .toFile(out);
process.stdout.write(`${out} ${info.width}x${info.height} ${info.size} bytes\n`);
