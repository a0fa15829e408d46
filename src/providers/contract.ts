import type {Store} from '../machine/store.ts';
import type {Tools} from '../machine/tools.ts';
import type {Size} from '../spot/fit.ts';
import type {Move} from '../spot/move.ts';
import type {Shot, ShotKind} from '../spot/shot.ts';

/** A model and what it can do, as data. */
export type ModelCard = {
  id: string;
  title: string;
  /** Part of the request key: another version is another take. */
  version: string;
  /** What it takes in. */
  inputs: {photo: 'needed' | 'no'; clip: 'needed' | 'no'; prompt: 'needed' | 'no'};
  /** How well it shoots each kind, 0 to 1, before anybody has judged its takes. */
  strengths: Partial<Record<ShotKind, number>>;
  /** Its takes only show what is to be shot: they are used where there is no other, told as a finding, and not delivered. */
  standsIn?: true;
  /** Its takes are drawn by the workspace's own compositions: those are a part of what a take is made from. */
  drawn?: true;
  asOf: string;
  source: string;
  retiredAt: string | null;
};

/** A file that goes into a take, known by its bytes. */
export type InputFile = {sha256: string; focus: [number, number]};

/** What is asked for, before a model's limits are known. */
export type ShotRequest = {
  shot: Shot;
  fps: number;
  seconds: number;
  move: Move;
  /** Pixels of the frame that it fills: the shape in which it is needed. */
  size: Size;
  photo: InputFile | null;
  clip: InputFile | null;
  take: number;
};

/** One field that a model cannot honour as asked. Never silent: it becomes a warning in the plan. */
export type Alteration = {field: string; asked: string; becomes: string; why: string};

/** Exactly what is sent. Its canonical JSON is the key of the take. */
export type ResolvedRequest = {
  provider: string;
  model: string;
  version: string;
  params: Record<string, string | number | boolean | null>;
  inputs: Record<string, string>;
  take: number;
  altered: Alteration[];
};

export type Estimate = {usd: number; basis: string; asOf: string};

/** Plain JSON: another process can go on with it. */
export type Operation = {provider: string; id: string; request: ResolvedRequest};

export type Pending = {state: 'pending'};
export type Done = {
  state: 'done';
  operation: Operation;
  /** The clip is encoded by `encoding()` at the spot's rate already: it is checked, but not encoded again. */
  conformed?: true;
};
export type Failed = {
  state: 'failed';
  kind: string;
  charged: 'yes' | 'no' | 'unknown';
  code: string;
  message: string;
};

/** A composition that is known by its id, with what it draws. */
export type Drawing = {
  composition: string;
  props: Record<string, unknown>;
  width: number;
  height: number;
  fps: number;
  frames: number;
};

/** Draws compositions. */
export type Draw = {
  /** Writes every frame to a clip at `file`. */
  clip: (drawing: Drawing, file: string, signal?: AbortSignal | undefined) => Promise<void>;
  /** What decides the pixels beside the props: the program that draws, and the browser. */
  version: () => Promise<string>;
};

export type Context = {
  tools: Tools;
  /** The path of an input by its hash. */
  input: (sha256: string) => string;
  draft: Store['draft'];
  /** Left out where nothing can be drawn. */
  draw?: Draw | undefined;
  signal?: AbortSignal | undefined;
};

/** Who shoots. Local or remote, the same steps in the same order. */
export type Provider = {
  id: string;
  title: string;
  models: readonly ModelCard[];
  /** Pure. Lists every field that is altered or dropped. */
  plan: (request: ShotRequest, card: ModelCard) => ResolvedRequest;
  estimate: (resolved: ResolvedRequest) => Estimate;
  submit: (resolved: ResolvedRequest, context: Context) => Promise<Operation>;
  poll: (operation: Operation, context: Context) => Promise<Pending | Done | Failed>;
  cancel?: (operation: Operation, context: Context) => Promise<void>;
  /** Writes the clip to `file`; it is checked and conformed afterwards. */
  collect: (done: Done, file: string, context: Context) => Promise<void>;
};

export const FREE: Estimate = {usd: 0, basis: 'made on this machine', asOf: '2026-11-22'};
