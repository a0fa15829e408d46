import type {z} from 'zod';
import type {Rect} from '../geometry/box.ts';
import type {Span} from '../timeline/frames.ts';
import type {Format} from './format.ts';

/** What a template's rules may depend on. */
export type TemplateProps<Copy> = {
  copy: Copy;
  format: Format;
  seconds: number;
  fps: number;
  language: string;
};

/** A hole in the timeline: a stretch of its own, or a second picture during another slot. */
export type SlotSpec = {
  /** The part of the frame that its footage fills. Default: all of it. */
  rect?: Rect;
} & (
  | {
      /** Lengths are relative: they are scaled together to fill the spot. */
      seconds: number;
      with?: undefined;
    }
  | {
      /** The slot that it shows with, on top: split screen, picture in picture. It comes and goes with that slot. */
      with: string;
      seconds?: undefined;
    }
);

/** A sound at a frame. The name is looked up among the brand's sounds. */
export type Cue = {
  sound: string;
  /** Frame of the timeline. */
  at: number;
  /** Decibels. Default 0. */
  gain?: number;
};

export type Slots<Name extends string = string> = Record<Name, Span>;

type CueRule<Copy, Name extends string> = (at: {slots: Slots<Name>; props: TemplateProps<Copy>}) => Cue[];

/** A family of spots: its words, its holes and its sounds. What it draws is in `graphics.tsx`. */
export type Template<Copy extends z.ZodObject = z.ZodObject, Name extends string = string> = {
  id: string;
  title: string;
  copy: Copy;
  slots: (props: TemplateProps<z.output<Copy>>) => Record<Name, SlotSpec>;
  cues: CueRule<z.output<Copy>, Name>;
};

/**
 * Declares a template. `slots` is a record, or a function of the props where the timeline depends on
 * them. Read by Node and by the browser, so it may import `tenspot` and zod and nothing else.
 */
export function defineTemplate<Copy extends z.ZodObject, Name extends string>(definition: {
  id: string;
  title: string;
  copy: Copy;
  slots: Record<Name, SlotSpec> | ((props: TemplateProps<z.output<Copy>>) => Record<Name, SlotSpec>);
  cues?: CueRule<z.output<Copy>, Name>;
}): Template<Copy, Name> {
  const {slots, cues} = definition;
  return {
    ...definition,
    slots: typeof slots === 'function' ? slots : () => slots,
    cues: cues ?? (() => []),
  };
}

/** A template whose types are not known here: what a registry holds. */
// biome-ignore lint/suspicious/noExplicitAny: copy is checked by the template's own schema before it is used
export type AnyTemplate = Template<any, any>;
