import type {ShotKind} from '../../spot/documents/shots.ts';

/** A model and what it can do, as data. */
export type ModelCard = {
  id: string;
  title: string;
  /** Part of the request key: another version is another take. */
  version: string;
  /** What it takes in. */
  inputs: {
    /** A picture that it starts from. */
    photo: 'needed' | 'optional' | 'no';
    clip: 'needed' | 'no';
    prompt: 'needed' | 'no';
    /** A picture that it ends on. Left out: it takes none. */
    last?: 'optional';
    /** Pictures of how somebody or something looks, at most. Default: none. */
    references?: number;
  };
  /** How well it shoots each kind, 0 to 1, before anybody has judged its takes. */
  strengths: Partial<Record<ShotKind, number>>;
  /** Its takes only show what is to be shot: they are used where there is no other, told as a finding, and not delivered. */
  standsIn?: true;
  /** Its takes are drawn by the workspace's own compositions: those are a part of what a take is made from. */
  drawn?: true;
  /** It makes a picture, and the move over it is made here: it can be asked for a still alone. */
  still?: true;
  /** What it makes, where a model makes it: then it costs money and never sees a shot that must be shot. */
  generation?: Generation;
  /** The day on which this card was true. */
  asOf: string;
  /** Where that was read. */
  source: string;
  /** The day on which the vendor ends it; null while none is named. */
  retiredAt: string | null;
};

/** What a model that generates can do, and what it takes for it. */
export type Generation = {
  /** What the vendor calls it, by what goes in: nothing but words, a photo, a clip. A way that is left out is closed. */
  routes: {words?: string; photo?: string; clip?: string};
  /** Seconds that it makes, ascending; `as-asked` where the length is that of the clip that goes in, or made here. */
  seconds: readonly number[] | 'as-asked';
  /** Frames that it makes. */
  shapes: readonly FrameShape[];
  /** Frames a second; null where the vendor does not say. */
  fps: number | null;
  /** Sound comes never, when asked for, or always. Tenspot drops it either way when a take is conformed. */
  audio: 'never' | 'optional' | 'always';
  /** The largest seed; null where it takes none. */
  seed: number | null;
  /** Characters that a prompt may have. */
  prompt: number;
  /** Characters that a negative prompt may have; null where it takes none. */
  negativePrompt: number | null;
  price: Price;
  /** Hosts that results are fetched from: `cdn.example`, or `*.example` for any host under it. */
  hosts: readonly string[];
  /** Hours that a result can be fetched; null where the vendor keeps it for good. */
  keptHours: number | null;
};

/** A frame that a model makes, by the ratio that vendors name it with; `from` where it is made from a photo only. */
export type FrameShape = {ratio: string; width: number; height: number; from?: 'photo'};

/** What a take costs, in US dollars. */
export type Price =
  /** By the second that comes out, by pixels of the shorter side; at least `least`, and `plus` once. Default of both: 0. */
  | {per: 'second'; usd: Readonly<Record<number, number>>; least?: number; plus?: number}
  /** By a thousand tokens; a token is 1024 pixels of a frame, 24 frames a second. */
  | {per: 'kilotoken'; usd: number}
  /** By the take, whatever its length. */
  | {per: 'take'; usd: number};

/** Whole seconds from one to another. */
export const seconds = (from: number, to: number): number[] =>
  Array.from({length: to - from + 1}, (_, index) => from + index);

const RATIOS: readonly [string, number, number][] = [
  ['16:9', 16, 9],
  ['9:16', 9, 16],
  ['1:1', 1, 1],
  ['4:3', 4, 3],
  ['3:4', 3, 4],
];

/** Frames by the pixels of their shorter side, in these ratios; even numbers, as video needs them. */
export function shapes(sides: readonly number[], ratios: readonly string[]): FrameShape[] {
  return sides.flatMap((side) =>
    RATIOS.filter(([ratio]) => ratios.includes(ratio)).map(([ratio, width, height]) => {
      const unit = side / Math.min(width, height);
      const even = (value: number): number => Math.round((value * unit) / 2) * 2;
      return {ratio, width: even(width), height: even(height)};
    }),
  );
}
