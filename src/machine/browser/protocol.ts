import type {Problem} from '../../spot/errors.ts';

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

export type Job = VideoJob | StillJob;

/** How the process is started: what it opens. */
export type Opening = {
  serveUrl: string;
  browser: string;
  kind: 'headless-shell' | 'chrome';
  concurrency: number;
};

export type ToHost = {id: number; job: Job};

export type FromHost =
  | {type: 'ready'}
  | {type: 'progress'; id: number; frames: number}
  | {type: 'done'; id: number}
  | {type: 'failed'; id: number; problem: Problem};

/** The condition under which this repository's own packages resolve to their sources. */
export const SOURCE_CONDITION = 'tenspot-source';
