/** CIE L*a*b* of a colour of sRGB, with D65 white. */
export type LabColour = readonly [number, number, number];

/** Linear light of red, green and blue, 0 to 1. */
export type Light = readonly [number, number, number];

/** White of D65 in XYZ. */
const WHITE = [0.95047, 1, 1.08883] as const;

/** L*a*b* of linear light of sRGB: the matrix of IEC 61966-2-1, and CIE 15:2004. */
export function labOf([red, green, blue]: Light): LabColour {
  const x = bend((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE[0]);
  const y = bend(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = bend((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / WHITE[2]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Linear light of sRGB of a colour in L*a*b*: the inverse of `labOf`. Colours that sRGB does not have are outside of 0 to 1. */
export function lightOfLab([l, a, b]: LabColour): Light {
  const y = (l + 16) / 116;
  const [x, z] = [unbend(y + a / 500) * WHITE[0], unbend(y - b / 200) * WHITE[2]];
  const luminance = unbend(y);
  return [
    3.2404542 * x - 1.5371385 * luminance - 0.4985314 * z,
    -0.969266 * x + 1.8760108 * luminance + 0.041556 * z,
    0.0556434 * x - 0.2040259 * luminance + 1.0572252 * z,
  ];
}

const bend = (value: number): number =>
  value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116;

const unbend = (value: number): number =>
  value ** 3 > 216 / 24389 ? value ** 3 : (116 * value - 16) / (24389 / 27);
