import {createContext, type FunctionComponent, useContext} from 'react';
import type {StagedBrand} from '../spot/brand/staged-brand.ts';
import type {Box} from '../spot/geometry/box.ts';
import type {Problem} from '../spot/problem/errors.ts';
import type {Format} from '../spot/variant/format.ts';
import type {Slots, Template} from '../spot/variant/template.ts';

/** What a template's graphics are drawn from. A frame is a function of this and of its number. */
export type SpotPicture<Copy = Record<string, unknown>, Name extends string = string> = {
  /** The words, checked by the template's own schema. */
  copy: Copy;
  /** What of the brand is seen: colours, logos, type. */
  brand: StagedBrand;
  format: Format;
  /** Pixels of the frame. */
  width: number;
  height: number;
  /** The box that no platform covers, in pixels. Text belongs inside. */
  safe: Box;
  seconds: number;
  /** Frames of the whole spot. */
  frames: number;
  fps: number;
  /** BCP 47. */
  language: string;
  /** When each slot shows. */
  slots: Slots<Name>;
  /** Set while a layout is checked: told of copy that does not fit, which is an error otherwise. */
  onMisfit?: ((problem: Problem) => void) | undefined;
};

/** The component that a template's `graphics.tsx` exports as `Graphics`. */
export type SpotGraphics<T> =
  T extends Template<infer Copy, infer Name>
    ? FunctionComponent<SpotPicture<Copy['_zod']['output'], Name>>
    : never;

/** Graphics of any template: what a registry holds. */
// biome-ignore lint/suspicious/noExplicitAny: the template's own schema checks the copy before it gets here
export type AnyGraphics = FunctionComponent<any>;

export const SpotContext = createContext<SpotPicture | null>(null);

/** The spot that is being drawn, for pieces that do not get it as props. */
export function useSpot(): SpotPicture {
  const spot = useContext(SpotContext);
  if (!spot) throw new Error('useSpot() works inside the graphics of a template.');
  return spot;
}
