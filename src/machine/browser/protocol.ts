import type {Problem} from '../../spot/problem/errors.ts';

/** What the browser's process is asked to draw. Plain data: it crosses a process boundary. */
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
  /** Pages that draw at once. Default: one a core. */
  concurrency?: number;
  /** Frames reach the encoder as JPEG of this quality, 0 to 100. Default: as PNG, as they are drawn: JPEG takes brand colours off. */
  quality?: number;
  /** Also renders what the composition plays. Default: false. */
  sound?: boolean;
};

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
 * Chosen frames of a composition. Each may emit texts by Remotion's `Artifact`, under names of their own in the
 * whole job: they come back. Frames that draw nothing to keep need no pictures, which makes them several times faster.
 */
export type FramesJob = {
  kind: 'frames';
  composition: string;
  props: Record<string, unknown>;
  width: number;
  height: number;
  fps: number;
  /** Frames of the composition: at least as many as the longest spot that it mounts, which is clamped to it. */
  length: number;
  /** Which of them, in rising order. */
  frames: number[];
  /** Where their pictures go, as `<frame>.png` or `.jpeg`; null for none. */
  pictures: Pictures | null;
};

export type Pictures = {
  folder: string;
  format: 'jpeg' | 'png';
  /** Of the size of the composition. */
  scale: number;
  /** The composition plays no video: its pictures can then be had for less. Default: it may. */
  plain?: boolean;
};

/** A text that a frame emitted. */
export type Emitted = {frame: number; name: string; text: string};

export type DrawJob = VideoJob | StillJob | FramesJob;

/** How the process is started: what it opens. */
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

/** True in a checkout, where the sources run as they are; an installed package has only what was built of them. */
export const FROM_SOURCE = import.meta.url.endsWith('.ts');

/** Under this condition `tenspot` means its sources. */
export const CONDITIONS = FROM_SOURCE ? ['tenspot-source'] : [];
