// SPDX-License-Identifier: MIT
// Writes Moss & Meridian's two looks as 33-point .cube files. Colours are changed in OKLab; input and output
// are sRGB-encoded values.
//
//   node assets-src/moss-meridian/looks.mjs [out-folder]        (default: brands/moss-meridian/looks)
//   apply one to a picture: ffmpeg -i still.webp -vf lut3d=file=brands/moss-meridian/looks/dusk.cube out.png
import {mkdirSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const SIZE = 33;
const OUT = resolve(
  process.argv[2] ?? fileURLToPath(new URL('../../brands/moss-meridian/looks', import.meta.url)),
);

const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const encoded = (v) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
const clamp = (v) => Math.min(1, Math.max(0, v));
const smooth = (a, b, x) => {
  const t = clamp((x - a) / (b - a));
  return t * t * (3 - 2 * t);
};

function toLab([r, g, b]) {
  const [R, G, B] = [r, g, b].map(linear);
  const l = Math.cbrt(0.4122214708 * R + 0.5363325363 * G + 0.0514459929 * B);
  const m = Math.cbrt(0.2119034982 * R + 0.6806995451 * G + 0.1073969566 * B);
  const s = Math.cbrt(0.0883024619 * R + 0.2817188376 * G + 0.6299787005 * B);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([L, a, b]) {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return rgb.map((v) => clamp(encoded(Math.max(0, v))));
}

/** 1 at the hue `centre` (degrees), falling to 0 at `width` degrees away from it; 0 for greys. */
function hueMask(a, b, centre, width) {
  const away = Math.abs((((((Math.atan2(b, a) * 180) / Math.PI - centre) % 360) + 540) % 360) - 180);
  return smooth(width, 0, away) * smooth(0.015, 0.06, Math.hypot(a, b));
}

const looks = {
  // Bright and neutral: slightly lifted black, less saturated greens, slightly warmer highlights.
  daylight([L, a, b]) {
    const green = hueMask(a, b, 145, 55);
    const k = 1.02 - 0.2 * green;
    const warm = smooth(0.45, 0.95, L);
    return {
      lab: [L + 0.01 * Math.sin(Math.PI * L), a * k + 0.0008 * warm + 0.006 * green, b * k + 0.0042 * warm],
      black: [0.015, 0.015, 0.014],
    };
  },
  // Evening light: cool shadows, warm highlights, less saturation, darker midtones.
  dusk([L, a, b]) {
    const shadow = (1 - smooth(0.1, 0.62, L)) * smooth(0, 0.35, L);
    const light = smooth(0.5, 1, L);
    const k = 0.8 + 0.08 * hueMask(a, b, 55, 60);
    return {
      lab: [
        L - 0.02 * Math.sin(Math.PI * L),
        a * k - 0.007 * shadow + 0.004 * light,
        b * k - 0.024 * shadow + 0.019 * light,
      ],
      black: [0.008, 0.014, 0.022],
    };
  },
};

mkdirSync(OUT, {recursive: true});
for (const [name, look] of Object.entries(looks)) {
  const lines = [
    `TITLE "Moss & Meridian ${name}"`,
    `LUT_3D_SIZE ${SIZE}`,
    'DOMAIN_MIN 0.0 0.0 0.0',
    'DOMAIN_MAX 1.0 1.0 1.0',
  ];
  for (let b = 0; b < SIZE; b++) {
    for (let g = 0; g < SIZE; g++) {
      for (let r = 0; r < SIZE; r++) {
        const {lab, black} = look(toLab([r, g, b].map((v) => v / (SIZE - 1))));
        lines.push(
          fromLab(lab)
            .map((v, c) => (v + black[c] * (1 - v) ** 3).toFixed(4))
            .join(' '),
        );
      }
    }
  }
  writeFileSync(join(OUT, `${name}.cube`), `${lines.join('\n')}\n`);
}
