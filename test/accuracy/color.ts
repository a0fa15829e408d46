import Color from 'colorjs.io';

/** Contrast of two colours by WCAG 2.2, 1 to 21. */
export const contrastOf = (a: string, b: string): number => new Color(a).contrast(new Color(b), 'WCAG21');

/** The difference of two colours by CIEDE2000. */
export const differenceOf = (a: string, b: string): number => new Color(a).deltaE(new Color(b), '2000');

const hex = (color: Color): string =>
  color.to('srgb').toGamut().toString({format: 'hex', collapse: false}).slice(0, 7);

/** The colour on the way from `from` to `to` whose distance, as `measure` gives it, is just `wanted`. `measure` must grow on the way. */
export function colorAt(
  from: string,
  to: string,
  wanted: number,
  measure: (color: string) => number,
): string {
  let [low, high] = [0, 1];
  const [a, b] = [new Color(from), new Color(to)];
  const at = (part: number): string => hex(a.mix(b, part, {space: 'lab'}) as Color);
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (measure(at(middle)) < wanted) low = middle;
    else high = middle;
  }
  return at(high);
}

/** A colour as far from another as `wanted` by CIEDE2000, in the direction of a hue. */
export function shifted(color: string, degrees: number, wanted: number): string {
  const base = new Color(color).to('oklch');
  const [lightness, chroma] = [base.coords[0] ?? 0.5, base.coords[1] ?? 0];
  const light = Math.min(0.85, Math.max(0.25, lightness > 0.6 ? lightness - 0.3 : lightness + 0.25));
  const target = hex(
    new Color('oklch', [light, Math.max(0.18, chroma), ((base.coords[2] ?? 0) || 0) + degrees]),
  );
  const far = differenceOf(color, target);
  return colorAt(color, target, Math.min(wanted, far - 0.5), (each) => differenceOf(color, each));
}

/** A tone of `ink` whose contrast to `ground` is `wanted` or just above. */
export const inkWith = (ground: string, ink: string, wanted: number): string =>
  colorAt(ground, ink, wanted, (each) => contrastOf(ground, each));
