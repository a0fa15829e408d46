import sharp from 'sharp';
import type {Cutout} from '../brands/draw-product.ts';
import type {Chance} from '../chance.ts';
import {drawInto, type Picture, type Quad, shoot} from './warp.ts';

/** The size of the clips that the code draws. */
export const CLIP_SIZE = {width: 540, height: 720};

/** A place that a camera moves over, with things that move in it. */
export type Scene = {draw: (into: Picture, seconds: number) => void};

const SIDE = {width: 1050, height: 1130};

/** Draws a place: a light sky or wall above, shapes with texture below. `plainTop`: nothing is busy in the upper part. */
export async function openScene(chance: Chance, seconds: number): Promise<Scene> {
  const hue = chance.whole(0, 359);
  const ground = await texture(svgOf(chance, hue), chance.fork('grain'));
  const things = await Promise.all([0, 1].map(() => thing(chance, hue)));
  const path = cameraPath(chance, seconds);
  const starts = things.map(() => ({
    x: chance.between(0.1, 0.9),
    y: chance.between(0.66, 0.9),
    speed: chance.between(0.06, 0.2) * chance.pick([-1, 1]),
    size: chance.between(0.12, 0.22),
  }));
  return {
    draw(into, at) {
      shoot(into, ground, path(at));
      for (const [index, layer] of things.entries()) {
        const start = starts[index];
        if (!start) continue;
        const size = start.size * into.width;
        const x = ((((start.x + start.speed * at) % 1.3) + 1.3) % 1.3) * into.width - 0.15 * into.width;
        const y = start.y * into.height + Math.sin(at * 2.1 + index) * 6;
        drawInto(into, layer, square(x, y, size));
      }
    },
  };
}

const square = (x: number, y: number, size: number): Quad => [
  [x - size / 2, y - size / 2],
  [x + size / 2, y - size / 2],
  [x + size / 2, y + size / 2],
  [x - size / 2, y + size / 2],
];

/** A camera that always moves: a pan, a zoom, and the small movements of a hand. */
function cameraPath(chance: Chance, seconds: number) {
  const pan = {x: chance.between(40, 85) * chance.pick([-1, 1]), y: chance.between(-30, 30)};
  const zoom = {from: chance.between(0.86, 0.95), to: chance.between(0.98, 1.1)};
  const [from, to] = chance.pick([
    [zoom.from, zoom.to],
    [zoom.to, zoom.from],
  ]) as [number, number];
  const hand = chance.between(1, 3.5);
  return (at: number) => {
    const part = at / seconds - 0.5;
    return {
      x:
        SIDE.width / 2 +
        pan.x * part * seconds * 0.5 +
        hand * Math.sin(at * 5.3) +
        0.5 * hand * Math.sin(at * 11.7),
      y: SIDE.height / 2 + pan.y * part * seconds * 0.4 + hand * Math.cos(at * 4.1),
      zoom: from + (to - from) * (part + 0.5),
      angle: 0.004 * Math.sin(at * 2.2),
    };
  };
}

function svgOf(chance: Chance, hue: number): string {
  const {width, height} = SIDE;
  const light = chance.between(58, 80);
  const shapes = Array.from({length: 90}, (_, index) => {
    const depth = index / 90;
    const y = height * (0.52 + 0.45 * depth + chance.between(-0.04, 0.02));
    const x = chance.between(-0.05, 1) * width;
    const size = chance.between(30, 98) * (0.5 + depth);
    const color = `hsl(${(hue + chance.whole(-50, 50) + 360) % 360} ${chance.whole(14, 55)}% ${chance.whole(18, 68)}%)`;
    const dark = `hsl(${hue} 25% ${chance.whole(10, 40)}%)`;
    return chance.pick([
      `<rect x="${x}" y="${y - size}" width="${size * chance.between(0.5, 1.4)}" height="${size * 1.4}" fill="${color}"/><path d="M${x + 6} ${y - size * 0.8}h${size * 0.3}v${size * 0.2}h-${size * 0.3}zM${x + size * 0.5} ${y - size * 0.5}h${size * 0.25}v${size * 0.3}h-${size * 0.25}z" fill="${dark}"/>`,
      `<ellipse cx="${x}" cy="${y}" rx="${size * 0.7}" ry="${size * chance.between(0.3, 0.8)}" fill="${color}"/>`,
      `<path d="M${x} ${y} l${size * 0.5} -${size * 1.3} l${size * 0.5} ${size * 1.3}z" fill="${color}"/><path d="M${x + size * 0.5} ${y - size * 1.3} l${size * 0.5} ${size * 1.3} h-${size * 0.4}z" fill="${dark}" opacity=".5"/>`,
    ]);
  });
  const clouds = Array.from(
    {length: 9},
    () =>
      `<ellipse cx="${chance.between(0, width)}" cy="${chance.between(0, height * 0.5)}" rx="${chance.between(60, 180)}" ry="${chance.between(24, 68)}" fill="hsl(${hue} 20% ${light + 7}%)" opacity=".6" filter="url(#soft)"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><filter id="soft"><feGaussianBlur stdDeviation="26"/></filter>
<linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="hsl(${hue} 30% ${light - 10}%)"/><stop offset=".55" stop-color="hsl(${(hue + 30) % 360} 26% ${light}%)"/><stop offset="1" stop-color="hsl(${(hue + 80) % 360} 20% 30%)"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="url(#sky)"/>${clouds.join('')}${shapes.join('')}</svg>`;
}

/** The picture of an SVG with the fine structure that real surfaces have. */
async function texture(svg: string, chance: Chance): Promise<Picture> {
  const {data, info} = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({resolveWithObject: true});
  const {width, height} = info;
  const coarse = Float32Array.from({length: 65 * 65}, () => chance.between(-14, 14));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [cx, cy] = [(x / width) * 63, (y / height) * 63];
      const [ix, iy] = [cx | 0, cy | 0];
      const [dx, dy] = [cx - ix, cy - iy];
      const value = (column: number, row: number): number => coarse[row * 65 + column] as number;
      const slow =
        (value(ix, iy) * (1 - dx) + value(ix + 1, iy) * dx) * (1 - dy) +
        (value(ix, iy + 1) * (1 - dx) + value(ix + 1, iy + 1) * dx) * dy;
      const depth = y / height;
      const grain = (chance.next() - 0.5) * (depth > 0.5 ? 12 : 4) + slow;
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = Math.max(0, Math.min(255, (data[at + channel] as number) + grain));
    }
  return {data, width, height};
}

/** Something that moves by itself: a ball with stripes or a box. */
async function thing(chance: Chance, hue: number): Promise<Cutout> {
  const color = `hsl(${(hue + chance.whole(120, 240)) % 360} 48% ${chance.whole(35, 60)}%)`;
  const shape = chance.pick([
    `<circle cx="80" cy="80" r="70" fill="${color}"/><path d="M20 60 Q80 10 140 60 M16 96 Q80 150 144 96" stroke="#222" stroke-width="8" fill="none"/>`,
    `<rect x="16" y="40" width="128" height="90" rx="12" fill="${color}"/><rect x="30" y="54" width="40" height="30" fill="#dde"/><circle cx="46" cy="132" r="16" fill="#222"/><circle cx="116" cy="132" r="16" fill="#222"/>`,
  ]);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="160">${shape}</svg>`;
  const {data, info} = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({resolveWithObject: true});
  return {data, width: info.width, height: info.height};
}
