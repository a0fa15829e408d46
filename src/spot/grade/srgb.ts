/** Linear light of a value of sRGB, both 0 to 1: the transfer of IEC 61966-2-1. */
export const srgbToLight = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

/** The value of sRGB of linear light, both 0 to 1: the transfer of IEC 61966-2-1. */
export const lightToSrgb = (light: number): number =>
  light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;

/** Linear light of the codes of 8 bits of sRGB. */
export const LIGHT_OF_CODES = Float64Array.from({length: 256}, (_, code) => srgbToLight(code / 255));

/** Relative luminance, 0 to 1, of codes of 8 bits of sRGB. For loops over pixels: it makes no objects. */
export const luminanceOfCodes = (red: number, green: number, blue: number): number =>
  0.2126 * (LIGHT_OF_CODES[red] as number) +
  0.7152 * (LIGHT_OF_CODES[green] as number) +
  0.0722 * (LIGHT_OF_CODES[blue] as number);

/** Relative luminance of linear light, 0 to 1 (ITU-R BT.709, 3.2; WCAG 2.2, "relative luminance"). */
export const luminanceOf = ([red, green, blue]: readonly [number, number, number]): number =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue;
