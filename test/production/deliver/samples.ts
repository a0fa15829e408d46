import {createHash} from 'node:crypto';

/** Lines of variants.yaml with an ad. */
export const AD = `
ad:
  primaryText: Still ice at noon.
  headline: Still cold at noon
  callToAction: shop-now
  url: https://meridian.example/flask
  utm: {source: '{placement}', content: '{variant}-{hook}'}
  cover: {frame: 7}
`;

export const VARIANTS = 'compositions/spots/tiny/variants.yaml';
export const SHOTS = 'compositions/spots/tiny/shots.yaml';
export const BRAND = 'brands/plain/brand.yaml';

export const sha256Of = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The gates that are red, as `gate variant code`. */
export const redIn = (
  gates: readonly {gate: string; variant: string; state: string; code: string | null}[],
): string[] =>
  gates.filter(({state}) => state === 'red').map(({gate, variant, code}) => `${gate} ${variant} ${code}`);
