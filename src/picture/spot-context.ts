import {createContext, type FunctionComponent, useContext} from 'react';
import type {StagedBrand} from '../spot/brand/staged-brand.ts';
import type {ShownCaption} from '../spot/captions/shown-caption.ts';
import type {Box} from '../spot/geometry/box.ts';
import type {Problem} from '../spot/problem/errors.ts';
import type {Format} from '../spot/variant/format.ts';
import type {Slots, Template} from '../spot/variant/template.ts';

/** Props of the graphics of a template. A frame may depend on these and on its number only. */
export type GraphicsProps<Copy = Record<string, unknown>, Name extends string = string> = {
  /** The copy, parsed by the template's own schema. */
  copy: Copy;
  /** Colours, logos, type and products of the brand, with staged files. */
  brand: StagedBrand;
  /** Width to height: `9:16`. */
  format: Format;
  /** Width of the frame, in pixels. */
  width: number;
  /** Height of the frame, in pixels. */
  height: number;
  /**
   * The safe box in pixels: no platform covers it with its own interface. Text belongs inside. Its `x` is measured from the side at which
   * lines begin.
   */
  safe: Box;
  /** Length of the spot. */
  seconds: number;
  /** Length of the spot, in frames. */
  frames: number;
  /** Frames a second: 24, 25 or 30. */
  fps: number;
  /** BCP 47 tag. */
  language: string;
  /** The direction of the language. From right to left, the layout is mirrored: `x` of every box counts from the right edge. */
  direction: 'ltr' | 'rtl';
  /** First frame and length of each slot, in frames. */
  slots: Slots<Name>;
  /** What the voice says, page by page. Default: nothing. `Captions` shows it. */
  captions?: readonly ShownCaption[] | undefined;
  /** Called with each text that does not fit. Default: such a text throws. The layout check sets it. */
  onOverflow?: ((problem: Problem) => void) | undefined;
};

/** The component that a template's `graphics.tsx` exports as `Graphics`. */
export type SpotGraphics<T> =
  T extends Template<infer Copy, infer Name>
    ? FunctionComponent<GraphicsProps<Copy['_zod']['output'], Name>>
    : never;

/** The graphics of any template, as registries hold them. */
// biome-ignore lint/suspicious/noExplicitAny: the template's own schema checks the copy before it gets here
export type AnyGraphics = FunctionComponent<any>;

/** The props of the graphics, for the components inside them. */
export const SpotContext = createContext<GraphicsProps | null>(null);

/** The props of the graphics, for components that do not get them as props. Throws outside a template's graphics. */
export function useSpot(): GraphicsProps {
  const spot = useContext(SpotContext);
  if (!spot)
    throw new Error(
      'useSpot() was called outside the graphics of a template. Call it in a component that Graphics renders.',
    );
  return spot;
}
