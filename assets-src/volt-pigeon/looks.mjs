// SPDX-License-Identifier: MIT
// Writes Volt Pigeon's two looks as 25-point .cube files. Colours are changed in OKLab; input and output are
// sRGB-encoded values.
//
//   node assets-src/volt-pigeon/looks.mjs [out-folder]        (default: brands/volt-pigeon/looks)
import {mkdirSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {clamp} from './svg-shapes.mjs';

const SIZE = 25;
const OUT = resolve(
  process.argv[2] ?? fileURLToPath(new URL('../../brands/volt-pigeon/looks', import.meta.url)),
);

const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const encoded = (v) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
const smooth = (a, b, x) => {
  const t = clamp((x - a) / (b - a));
  return t * t * (3 - 2 * t);
};
const times = (rows, v) => rows.map((row) => row.reduce((sum, k, i) => sum + k * v[i], 0));

const TO_CONES = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const FROM_LAB = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const FROM_CONES = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
const toLab = (rgb) => times(TO_LAB, times(TO_CONES, rgb.map(linear)).map(Math.cbrt));
const fromLab = (lab) =>
  times(
    FROM_CONES,
    times(FROM_LAB, lab).map((v) => v ** 3),
  ).map((v) => clamp(encoded(Math.max(0, v))));

/** A contrast curve: steeper around `middle`, unchanged at black and white. */
const curve = (L, middle, power) =>
  L < middle ? middle * (L / middle) ** power : 1 - (1 - middle) * ((1 - L) / (1 - middle)) ** power;

/** 1 for shadows and midtones, 0 for highlights: these keep their hue, so footage matches the end card's background. */
const exceptHighlights = (L) => 1 - smooth(0.78, 0.94, L);

const looks = {
  // Neon at night: navy blacks, pinks towards violet, more saturation, neutral highlights.
  night([L, a, b]) {
    const shadow = 1 - smooth(0.1, 0.55, L);
    const k = 1.04 - 0.1 * shadow;
    const dark = curve(L, 0.55, 1.16) + 0.03 * (1 - smooth(0, 0.3, L));
    return [dark, a * k + 0.006 * shadow, b * k - 0.055 * exceptHighlights(L) - 0.022 * shadow];
  },
  // Direct flash: strong contrast, hot pinks, crushed shadows.
  flash([L, a, b]) {
    const hot = smooth(0.86, 1, L);
    const hard = curve(L, 0.4, 1.34) * 1.03;
    return [
      Math.min(1, hard),
      a * (1.08 - 0.08 * hot),
      b * (1.02 - 0.06 * hot) + 0.05 * exceptHighlights(L) * smooth(0.3, 0.6, L),
    ];
  },
};

/** The colours of Peck in its photos, in light and shade. Looks leave them nearly where they are, so that the product has its colours. */
const PRODUCT = ['#4a18f2', '#2d0d94', '#0e0a16', '#1c1720', '#e8ff1f', '#dddad0', '#ff3b95'];
/** How far from a colour of the product a look is reduced, in OKLab, and the part of it that is left there. */
const REACH = 0.075;
const LEFT = 0.4;

const product = PRODUCT.map((hex) =>
  toLab([1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)),
);

/** The part of a look that a colour gets. */
const partAt = (lab) =>
  product.reduce((least, own) => {
    const squared = own.reduce((sum, value, at) => sum + (value - lab[at]) ** 2, 0);
    return Math.min(least, 1 - (1 - LEFT) * Math.exp(-squared / (2 * REACH ** 2)));
  }, 1);

/** A colour after a look that is reduced near the colours of the product. */
function looked(look, rgb) {
  const lab = toLab(rgb);
  const part = partAt(lab);
  return fromLab(look(lab).map((value, at) => lab[at] + (value - lab[at]) * part));
}

mkdirSync(OUT, {recursive: true});
const steps = Array.from({length: SIZE}, (_, i) => i / (SIZE - 1));
for (const [name, look] of Object.entries(looks)) {
  const table = steps.flatMap((b) =>
    steps.flatMap((g) =>
      steps.map((r) =>
        looked(look, [r, g, b])
          .map((v) => v.toFixed(4))
          .join(' '),
      ),
    ),
  );
  const head = [
    `TITLE "Volt Pigeon ${name}"`,
    `LUT_3D_SIZE ${SIZE}`,
    'DOMAIN_MIN 0.0 0.0 0.0',
    'DOMAIN_MAX 1.0 1.0 1.0',
  ];
  writeFileSync(join(OUT, `${name}.cube`), `${[...head, ...table].join('\n')}\n`);
}
