import type {z} from 'zod';
import type {Rect} from '../geometry/box.ts';
import type {Span} from '../timeline/frames.ts';
import type {Format} from './format.ts';

/** The props that a template's slots and cues may depend on. */
export type TemplateProps<Copy> = {
  /** The copy, parsed by the template's own schema. */
  copy: Copy;
  /** Width to height: `9:16`. */
  format: Format;
  /** Length of the spot in seconds: 1 to 180. */
  seconds: number;
  /** Frames a second: 24, 25 or 30. */
  fps: number;
  /** BCP 47 tag. */
  language: string;
};

/** A slot: a gap in the timeline for a shot, or a second picture during another slot. */
export type SlotSpec = {
  /** The part of the frame that its footage fills. Default: the whole frame. */
  rect?: Rect;
} & (
  | {
      /** Relative length: the lengths of all slots are scaled to fill the spot. */
      seconds: number;
      with?: undefined;
    }
  | {
      /** The slot during which it is shown on top, for a split screen or picture in picture. */
      with: string;
      seconds?: undefined;
    }
);

/** A sound at a frame. */
export type Cue = {
  /** The name of one of the brand's sounds. */
  sound: string;
  /** Frame of the timeline. */
  at: number;
  /** Decibels. Default 0. */
  gain?: number;
};

/** First frame and length of each slot, in frames, by the name of the slot. */
export type Slots<Name extends string = string> = Record<Name, Span>;

type CueRule<Copy, Name extends string> = (at: {slots: Slots<Name>; props: TemplateProps<Copy>}) => Cue[];

/** What a text of a template is for. */
export type CopyRole = 'hook' | 'product' | 'body' | 'offer' | 'price' | 'cta';

/** A text of the copy, what it is for, and the slot that shows it: `tenspot write` fills it. */
export type CopyPart = {
  /** A template may have several of `body`: the lines of one body. */
  role: CopyRole;
  /** The dot path of the text in the copy: `steps.0.title`. */
  copy: string;
  /** The slot in which it is shown. */
  slot: string;
};

/** A template: the schema of its copy, its slots and its cues. Its graphics are in `graphics.tsx`. */
export type Template<Copy extends z.ZodObject = z.ZodObject, Name extends string = string> = {
  /** The name of its folder. */
  id: string;
  /** Its name for people. */
  title: string;
  /** The zod schema of its copy. A text that is shown has a maximum length. */
  copy: Copy;
  /** The slots of a variant, in the order in which they are shown. */
  slots: (props: TemplateProps<z.output<Copy>>) => Record<Name, SlotSpec>;
  /** The sounds of a variant. */
  cues: CueRule<z.output<Copy>, Name>;
  /** What its texts are for, in the order in which they are shown. Default: `tenspot write` cannot write for it. */
  parts?: readonly CopyPart[];
};

/**
 * Declares a template. `slots` is a record, or a function of the props if the timeline depends on them; `cues` is by
 * default none. Node and the browser both load the module, so it may import only `tenspot` and zod.
 */
export function defineTemplate<Copy extends z.ZodObject, Name extends string>(definition: {
  /** The name of its folder. */
  id: string;
  /** Its name for people. */
  title: string;
  /** The zod schema of its copy. A text that is shown has a maximum length: `Text.max(40)`. */
  copy: Copy;
  /** The slots in the order in which they are shown; a function where they depend on the props. */
  slots: Record<Name, SlotSpec> | ((props: TemplateProps<z.output<Copy>>) => Record<Name, SlotSpec>);
  /** The sounds of a variant. Default: none. */
  cues?: CueRule<z.output<Copy>, Name>;
  /** What its texts are for, in the order in which they are shown. Default: `tenspot write` cannot write for it. */
  parts?: readonly CopyPart[];
}): Template<Copy, Name> {
  const {slots, cues} = definition;
  return {
    ...definition,
    slots: typeof slots === 'function' ? slots : () => slots,
    cues: cues ?? (() => []),
  };
}

/** The copy of a template as its own schema gives it: `CopyOf<typeof thenNow>`. */
export type CopyOf<T extends {copy: z.ZodObject}> = z.output<T['copy']>;

/** A template of any copy and slots, as in a registry. */
// biome-ignore lint/suspicious/noExplicitAny: copy is checked by the template's own schema before it is used
export type AnyTemplate = Template<any, any>;
