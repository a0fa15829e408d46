import type {Store} from '../../machine/files/store.ts';
import type {Network} from '../../machine/http/network.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import type {Shot} from '../../spot/documents/shots.ts';
import type {Size} from '../../spot/geometry/box.ts';
import type {CameraMove} from '../../spot/timeline/camera-move.ts';
import type {FakeVendor} from '../fake/fake-vendor.ts';
import type {ModelCard} from './card.ts';
import type {Failed} from './failure.ts';

/** A file that goes into a take, known by its bytes. */
export type InputFile = {sha256: string; focus: [number, number]};

/** What is asked for, before a model's limits are known. */
export type ShotRequest = {
  shot: Shot;
  fps: number;
  seconds: number;
  move: CameraMove;
  /** Pixels of the frame that it fills: the shape in which it is needed. */
  size: Size;
  photo: InputFile | null;
  clip: InputFile | null;
  /** The picture that it should end on. Default: none. */
  last?: InputFile | null;
  /** How somebody or something in it looks. Default: none. */
  references?: readonly InputFile[];
  /** What should not be seen; empty text is sent as empty text. Default: nothing is said about it. */
  negativePrompt?: string;
  /** 0 and up; 0 is a seed. Default: the model draws one. */
  seed?: number;
  /** Whether sound is wanted with it. Default: no; a take is conformed without sound. */
  audio?: boolean;
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
  /** What comes back: what it costs is reckoned from this. Not part of the key. Left out where it costs nothing. */
  makes?: {seconds: number; width: number; height: number};
};

export type Estimate = {usd: number; basis: string; asOf: string};

/** Plain JSON: another process can go on with it. */
export type Operation = {
  provider: string;
  /** The job's id at the vendor. */
  id: string;
  request: ResolvedRequest;
  /** What else the vendor has to be told to find the job again. Never a key, never a signed URL. */
  vendor?: Record<string, string>;
};

/** `queued`: it has not begun yet, as far as the vendor says. */
export type Pending = {state: 'pending'; queued?: true};
export type Done = {
  state: 'done';
  operation: Operation;
  /** The clip is encoded by `encoding()` at the spot's rate already: it is checked, but not encoded again. */
  conformed?: true;
  /** US dollars that the vendor says it took. Left out where it does not say: the estimate holds. */
  usd?: number;
};

/** A composition that is known by its id, with what it draws. */
export type CompositionClip = {
  composition: string;
  props: Record<string, unknown>;
  width: number;
  height: number;
  fps: number;
  frames: number;
};

/** Draws compositions. */
export type DrawsCompositions = {
  /** Writes every frame to a clip at `file`. */
  clip: (drawing: CompositionClip, file: string, signal?: AbortSignal | undefined) => Promise<void>;
  /** What decides the pixels beside the props: the program that draws, and the browser. */
  version: () => Promise<string>;
};

export type Context = {
  tools: Tools;
  /** The path of an input by its hash. */
  input: (sha256: string) => string;
  draft: Store['draft'];
  /** Left out where nothing can be drawn. */
  draw?: DrawsCompositions | undefined;
  /** Left out where nothing may be reached: what needs it then says so. */
  network?: Network | undefined;
  /** Keeps what an answer brought for good, for providers whose vendor gives a result once. */
  store?: Pick<Store, 'put' | 'path'> | undefined;
  /** Our own name of the job that is about to be sent, noted before it leaves. Vendors that take one are given it. */
  clientId?: string | undefined;
  signal?: AbortSignal | undefined;
};

/** What was sent when: enough to ask a vendor whether it ever came. */
export type Sent = {
  /** When the request left, in ISO 8601. */
  at: string;
  /** The name that `Context.clientId` had then. */
  clientId: string;
  /** Jobs of this vendor that are accounted for already: none of them is the lost one. Default: none. */
  known?: readonly string[];
  /** What else was sent about then of which nobody knows whether it was accepted. Default: nothing. */
  others?: readonly ResolvedRequest[];
};

/** What a provider that is reached over the network adds. */
export type Remote = {
  /** The environment variable that holds the key; null where none is needed. */
  key: string | null;
  /** The environment variable that names its server, where it is one's own; nothing is planned for it without. */
  server?: string;
  /** The package that speaks to it, an optional peer dependency; null where plain HTTP does. */
  sdk: string | null;
  /** The file that imports it, as a URL, where that is not one of Tenspot's own. Set when a workspace's provider is loaded. */
  importer?: string;
  /** Where a person sees what became of a job, and what it cost. */
  history: string;
  /** A server on loopback that answers as the vendor does, for tests and the sandbox. */
  fake: () => Promise<FakeVendor>;
};

/** Who shoots. Local or remote, the same steps in the same order. */
export type Provider = {
  id: string;
  title: string;
  models: readonly ModelCard[];
  /** Left out where everything happens on this machine. */
  remote?: Remote;
  /** Pure. Lists every field that is altered or dropped. */
  plan: (request: ShotRequest, card: ModelCard) => ResolvedRequest;
  estimate: (resolved: ResolvedRequest) => Estimate;
  /** Sends one create, once. Throws a `ProviderError`; `unknown-outcome` means that it may have been accepted. */
  submit: (resolved: ResolvedRequest, context: Context) => Promise<Operation>;
  /** `Failed` is the job's end. What is thrown is only about the asking: the job lives on, and is asked about again. */
  poll: (operation: Operation, context: Context) => Promise<Pending | Done | Failed>;
  /**
   * Asks that a job that has not begun be dropped. Left out where that could cost something; one that has ended keeps what
   * was made, however late the request arrives.
   */
  cancel?: (operation: Operation, context: Context) => Promise<void>;
  /** Writes the clip to `file`. Who keeps it reads it to its end, and conforms it afterwards. Can be called again. */
  collect: (done: Done, file: string, context: Context) => Promise<void>;
  /**
   * Whether a create whose answer was lost had been accepted. `none`: the vendor does not have it. `unlisted`: it is not there, and may
   * be all the same, to be shown later. `unsure`: the vendor cannot be asked, or cannot tell it from others.
   */
  reconcile?: (
    resolved: ResolvedRequest,
    sent: Sent,
    context: Context,
  ) => Promise<Operation | 'none' | 'unlisted' | 'unsure'>;
};

export const FREE: Estimate = {usd: 0, basis: 'made on this machine', asOf: '2026-11-22'};
