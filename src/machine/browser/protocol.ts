import type {Problem} from '../../spot/problem/errors.ts';

/** A composition to render as a video. Jobs are plain data, because they are sent to the browser's process. */
export type VideoJob = {
  kind: 'video';
  composition: string;
  props: Record<string, unknown>;
  width: number;
  height: number;
  fps: number;
  frames: number;
  /** 1, or 0.5 for a proof. */
  scale: number;
  output: string;
  /** x264 constant rate factor. */
  crf: number;
  preset: 'veryfast' | 'medium';
  /** Pages that draw in parallel. Default: that of the session. */
  concurrency?: number;
  /** Sends frames to the encoder as JPEG of this quality, 0 to 100. Default: as PNG, because JPEG changes brand colours. */
  quality?: number;
  /** Also renders the sound of the composition. Default: false. */
  sound?: boolean;
};

/** One frame of a composition to render as a picture file. */
export type StillJob = {
  kind: 'still';
  composition: string;
  props: Record<string, unknown>;
  width: number;
  height: number;
  frame: number;
  output: string;
  format: 'jpeg' | 'png';
};

/**
 * Some frames of a composition. Each may emit texts with Remotion's `<Artifact>`, under names that are unique in the job;
 * they are returned. Without `pictures` no screenshots are taken, which is several times faster.
 */
export type FramesJob = {
  kind: 'frames';
  composition: string;
  props: Record<string, unknown>;
  width: number;
  height: number;
  fps: number;
  /** The length of the composition in frames: at least that of the longest spot that it mounts, which it would cut off. */
  length: number;
  /** The frames to draw, in ascending order. */
  frames: number[];
  /** Where to write the pictures, as `<frame>.png` or `<frame>.jpeg`; null for no pictures. */
  pictures: Pictures | null;
  /** Pages that draw at once. Default: one a core. */
  concurrency?: number;
};

/** How and where the pictures of a `FramesJob` are written. */
export type Pictures = {
  folder: string;
  format: 'jpeg' | 'png';
  /** A factor of the composition's size. */
  scale: number;
  /** True if the composition plays no video: screenshots are then faster. Default: false. */
  plain?: boolean;
};

/** A text that a frame emitted. */
export type Emitted = {frame: number; name: string; text: string};

export type DrawJob = VideoJob | StillJob | FramesJob;

/** The options of the browser's process, as JSON in its first argument. */
export type SessionOptions = {
  serveUrl: string;
  browser: string;
  kind: 'headless-shell' | 'chrome';
  concurrency: number;
  scratch: string;
};

export type ToHost = {id: number; job: DrawJob};

export type FromHost =
  | {type: 'ready'}
  | {type: 'progress'; id: number; frames: number}
  | {type: 'emitted'; id: number; emitted: Emitted}
  | {type: 'done'; id: number}
  | {type: 'failed'; id: number; problem: Problem};

/** True in a checkout, where Node runs the TypeScript sources; false in an installed package. */
export const FROM_SOURCE = import.meta.url.endsWith('.ts');

/** Export conditions under which `tenspot` resolves to its sources in a checkout. */
export const CONDITIONS = FROM_SOURCE ? ['tenspot-source'] : [];
