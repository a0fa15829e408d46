import {z} from 'zod';
import {keyOf} from '../../machine/files/hash.ts';
import type {Shot} from '../../spot/documents/shots.ts';
import type {Size} from '../../spot/geometry/box.ts';
import type {CameraMove} from '../../spot/timeline/camera-move.ts';
import type {VoiceModel} from '../../spot/voice/voice-choice.ts';

/** A file that goes into a take, known by its bytes. */
export type InputFile = {sha256: string; focus: [number, number]};

/** A clip or a still of a shot, before the limits of a model are known. */
export type ShotRequest = {
  kind: 'clip' | 'still';
  shot: Shot;
  /** Frames per second of the spot. */
  fps: number;
  seconds: number;
  move: CameraMove;
  /** Pixels of the frame that the take fills. */
  size: Size;
  photo: InputFile | null;
  /** A picture with transparent parts over the photo, and how much less than it the photo moves (0 to 1). Default: none. */
  cutout?: {sha256: string; parallax: number} | null;
  clip: InputFile | null;
  /** The picture that the shot should end on. Default: none. */
  last?: InputFile | null;
  /** How a person or a thing in the shot looks. Default: none. */
  references?: readonly InputFile[];
  /** What should not be seen; an empty text is sent as an empty text. Default: nothing is sent about it. */
  negativePrompt?: string;
  /** A whole number from 0. 0 is a seed. Default: the model draws one. */
  seed?: number;
  /** Whether the clip should have sound. Default: no; conforming a take drops its sound. */
  audio?: boolean;
  /** 1, 2, 3 ... */
  take: number;
};

/** A text that is spoken, before the limits of a model are known. */
export type SpeechRequest = {
  /** Tells it from other requests. */
  kind: 'speech';
  /** What is said, as it is said. */
  text: string;
  /** The name of a voice, as the vendor has it. */
  voice: string;
  /** A BCP 47 tag: `en`, `de-AT`. */
  language: string;
  /** How much faster than usual: 1.2 is a fifth faster. Default: 1. */
  speed?: number;
  /** How the voice should sound, in words. Default: nothing is said about it. */
  style?: string;
  /** The model of the voice, if it is in a folder on this machine. Default: the vendor has it. */
  voiceModel?: VoiceModel;
  /** 1, 2, 3 ... */
  take: number;
};

/** A track, before the limits of a model are known. */
export type MusicRequest = {
  /** Tells it from other requests. */
  kind: 'music';
  /** What the music is like, in words; for a catalogue, the id of a track. */
  prompt: string;
  /** The length of the track. */
  seconds: number;
  /** Whether the track has no voice. Default: true. */
  instrumental?: boolean;
  /** 1, 2, 3 ... */
  take: number;
};

/** A text that a model writes, as JSON, before the limits of a model are known. */
export type WordsRequest = {
  /** Tells it from other requests. */
  kind: 'words';
  /** What the model is told to do. */
  instructions: string;
  /** What it works on. */
  input: string;
  /** What the JSON has to be: a name, and a JSON Schema as text, as vendors take it. */
  schema: {name: string; json: string};
  /** 1, 2, 3 ... */
  take: number;
};

/** Yes/no questions about pictures, which a model answers as JSON, before the limits of a model are known. */
export type AdviceRequest = Omit<WordsRequest, 'kind'> & {
  /** Tells it from other requests. */
  kind: 'advice';
  /** The sha256 of each picture, in the order in which the model sees them. */
  pictures: readonly string[];
};

/** What is asked of a model, by kind: a new kind adds its request. */
export type PurchaseRequest = ShotRequest | SpeechRequest | MusicRequest | WordsRequest | AdviceRequest;

/** One field that a model cannot honour as asked. The plan lists each as a warning. */
export type Alteration = {field: string; asked: string; becomes: string; why: string};

/** What comes back: the estimate is computed from it. It is not part of the key. */
const Quantity = z.union([
  z.object({seconds: z.number(), width: z.number(), height: z.number()}),
  z.object({characters: z.number()}),
  z.object({soundSeconds: z.number()}),
  z.object({inputTokens: z.number(), outputTokens: z.number()}),
]);

/** What is submitted. The ledger keeps it as JSON, and another process can read it back. */
export const ResolvedRequest = z.object({
  /** The id of the provider. */
  provider: z.string(),
  /** The id of the model. */
  model: z.string(),
  /** The version on the card of the model. */
  version: z.string(),
  /** The fields of the request, in the vendor's names and units. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Files by what they are for: their sha256. */
  inputs: z.record(z.string(), z.string()),
  /** The number of the take: 1, 2, 3, ... */
  take: z.number(),
  /** Fields that the model cannot honour, and what becomes of them. */
  altered: z.array(z.object({field: z.string(), asked: z.string(), becomes: z.string(), why: z.string()})),
  /** Left out where it costs nothing. */
  makes: Quantity.optional(),
});
export type ResolvedRequest = z.infer<typeof ResolvedRequest>;

/** The size and length of what comes back, where it is footage. */
export const footageOf = ({
  makes,
}: ResolvedRequest): {seconds: number; width: number; height: number} | undefined =>
  makes && 'seconds' in makes ? makes : undefined;

/** The key of a take: what was asked for, without its price and without where it was asked from. */
export const requestKey = ({provider, model, version, params, inputs, take}: ResolvedRequest): string =>
  keyOf({provider, model, version, params, inputs, take});

/** The most that a purchase costs in US dollars, what that is computed from, and the day of the price. */
export type Estimate = {usd: number; basis: string; asOf: string};

export const FREE: Estimate = {usd: 0, basis: 'made on this machine', asOf: '2026-11-22'};
