import type {TrackRights} from '../../spot/documents/rights.ts';
import type {ShotKind} from '../../spot/documents/shots.ts';
import type {AssetKind, MediaType} from '../../spot/ledger/asset.ts';
import type {PromptStyle} from '../../spot/prompts/prompt-style.ts';
import type {Price} from './price.ts';

/** What the card of every model says, whatever the model makes. */
export type CardFacts = {
  /** Unique among all providers. */
  id: string;
  /** Its name for people. */
  title: string;
  /** Part of the request key: takes of another version are other takes. */
  version: string;
  /** The kinds of assets that it makes. */
  makes: readonly AssetKind[];
  /** What its files are. A file that is something else is refused. */
  mediaType: MediaType;
  /** The day on which this card was true. */
  asOf: string;
  /** Where that was read. */
  source: string;
  /** The day on which the vendor ends the model; null while none is named. */
  retiredAt: string | null;
};

/** A model that makes clips or stills of shots, and what it can do, as data. */
export type ModelCard = CardFacts & {
  /** What it takes as input. */
  inputs: {
    /** A picture that it starts from. */
    photo: 'needed' | 'optional' | 'no';
    clip: 'needed' | 'no';
    prompt: 'needed' | 'no';
    /** A picture that it ends on. Default: it takes none. */
    last?: 'optional';
    /** The most pictures that show how a person or a thing looks. Default: none. */
    references?: number;
  };
  /** How well it makes each kind of shot, 0 to 1, before people have judged its takes. */
  strengths: Partial<Record<ShotKind, number>>;
  /** Its takes are placeholders: they fill a slot that has no other take, are reported as a finding, and are not delivered. */
  standsIn?: true;
  /** The workspace's own compositions draw its takes, so the key of a take contains the compositions. */
  drawn?: true;
  /** Set where a model generates the take: it costs money, and is not used for a shot with `mustShoot`. */
  generation?: Generation;
};

/** A model that speaks text. */
export type SpeechCard = CardFacts & {
  /** What the vendor calls the model. */
  route: string;
  /** Names of its voices, as the vendor has them; null where each account has its own. */
  voices: readonly string[] | null;
  /** Languages that it speaks, as BCP 47 tags. */
  languages: readonly string[];
  /** The most characters that one request may have. */
  characters: number;
  /** The slowest and the fastest that it speaks, as multiples of its usual speed; null where that cannot be chosen. */
  speed: readonly [number, number] | null;
  /** Whether words can say how the voice should sound. */
  style: boolean;
  /**
   * Whether the times of the characters come with the audio: the `vendor.timings` of a job then names a file in the vault, JSON with an
   * `alignment`. Where they do not come, they are estimated from the recording.
   */
  timings: boolean;
  /** Each of its voices is a `folder` of the brand, with a model that runs on this machine. Default: the vendor has the voices. */
  ownFolder?: true;
  /** It is a scratch voice: it speaks lines that are not bought yet, is reported as a finding, and is not delivered. */
  standsIn?: true;
} & Terms;

/** A model that composes music, or a catalogue that licenses tracks. */
export type MusicCard = CardFacts & {
  /** What the vendor calls the model. */
  route: string;
  /** The most characters that a description may have. */
  characters: number;
  /** The shortest and the longest track that it makes, in seconds. */
  seconds: readonly [number, number];
  /** Whether it can be asked for a track without a voice. */
  instrumental: boolean;
  /**
   * The licence of its tracks: the purchase writes it into `rights.yaml`. If the licence depends on the track, the `vendor.rights` of a
   * job names a file in the vault, JSON with the fields that are different.
   */
  rights: TrackRights;
} & Terms;

/** A model that writes text. If it `makes` advice, it also answers questions about pictures. */
export type WordsCard = CardFacts & {
  /** What the vendor calls the model. */
  route: string;
  /** The most tokens that go in. */
  inputTokens: number;
  /** The most tokens that come out. */
  outputTokens: number;
  /** The most pictures of a request (advice needs 10), and the most tokens of one with 768 pixels on its longer side. Default: it sees no pictures. */
  pictures?: {most: number; tokens: number};
} & Terms;

/** What a purchase costs, and how its result is fetched. */
export type Terms = {
  /** What a purchase costs. */
  price: Price;
  /** Hosts that results are fetched from: `cdn.example`, or `*.example` for any host under it. */
  hosts: readonly string[];
  /** Hours for which a result can be fetched; null where the vendor keeps it for good. */
  keptHours: number | null;
};

/** What a model that generates shots can do, and what it costs. */
export type Generation = Terms & {
  /** What the vendor calls the model, by what it starts from: words alone, a photo, a clip. It takes no input that is left out. */
  routes: {words?: string; photo?: string; clip?: string};
  /** Lengths in seconds that it makes, ascending; `as-asked` where the length is that of the input clip, or Tenspot makes it. */
  seconds: readonly number[] | 'as-asked';
  /** Frame sizes that it makes. */
  shapes: readonly FrameShape[];
  /** Frames per second; null where the vendor does not say. */
  fps: number | null;
  /** Whether it makes sound: never, on request, or always. Tenspot drops it when it conforms a take. */
  audio: 'never' | 'optional' | 'always';
  /** The largest seed; null where it takes none. */
  seed: number | null;
  /** The most characters of a prompt. */
  prompt: number;
  /** The most characters of a negative prompt; null where it takes none. */
  negativePrompt: number | null;
  /** How its family of models wants a shot to be described. Default: phrases, in the order of a shot list. */
  style?: PromptStyle;
};

/** A frame that a model makes. */
export type FrameShape = {
  /** Width to height, as vendors name it: `9:16`. */
  ratio: string;
  /** Pixels. */
  width: number;
  /** Pixels. */
  height: number;
  /** Set where the frame is made from a photo only. */
  from?: 'photo';
};

/** Whole seconds, from the first length to the last. */
export const seconds = (from: number, to: number): number[] =>
  Array.from({length: to - from + 1}, (_, index) => from + index);

const RATIOS: readonly [string, number, number][] = [
  ['16:9', 16, 9],
  ['9:16', 9, 16],
  ['1:1', 1, 1],
  ['4:3', 4, 3],
  ['3:4', 3, 4],
];

/** Frames with these pixels on their shorter side, in these ratios. Sides are even numbers, as video needs them. */
export function shapes(sides: readonly number[], ratios: readonly string[]): FrameShape[] {
  return sides.flatMap((side) =>
    RATIOS.filter(([ratio]) => ratios.includes(ratio)).map(([ratio, width, height]) => {
      const unit = side / Math.min(width, height);
      const even = (value: number): number => Math.round((value * unit) / 2) * 2;
      return {ratio, width: even(width), height: even(height)};
    }),
  );
}
