import {z} from 'zod';
import type {Store} from '../../machine/files/store.ts';
import type {Network} from '../../machine/http/network.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import type {FakeVendor} from '../fake/fake-vendor.ts';
import type {CardFacts, ModelCard, WordsCard} from './card.ts';
import type {Failed} from './failure.ts';
import {type Estimate, type PurchaseRequest, ResolvedRequest, type ShotRequest} from './request.ts';

/** An accepted job. It is plain JSON, so another process can go on with it. */
export const Operation = z.object({
  /** The id of the provider. */
  provider: z.string(),
  /** The job's id at the vendor. */
  id: z.string(),
  /** The request that was submitted. */
  request: ResolvedRequest,
  /** What else the vendor needs to find the job again. Never a key, never a signed URL. */
  vendor: z.record(z.string(), z.string()).optional(),
});
export type Operation = z.infer<typeof Operation>;

/** `queued`: the vendor says that the job has not begun. */
export type Pending = {state: 'pending'; queued?: true};
export type Done = {
  state: 'done';
  operation: Operation;
  /** `encoding()` made the clip at the spot's rate: it is checked, and not encoded again. */
  conformed?: true;
  /** US dollars that the vendor says it charged. Default: the estimate. */
  usd?: number;
};

/** A composition by its id, with what it draws. */
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

/** What the steps of a provider may use. */
export type Context = {
  /** ffmpeg and ffprobe on this machine. */
  tools: Tools;
  /** The path of an input, by its sha256. */
  input: (sha256: string) => string;
  /** Calls a function with the path of a temporary file, and removes the file afterwards. */
  draft: Store['draft'];
  /** Left out where no composition can be drawn. */
  draw?: DrawsCompositions | undefined;
  /** Left out where the network may not be used: a step that needs it then fails. */
  network?: Network | undefined;
  /** Where a result is kept that the vendor gives only once. */
  store?: Pick<Store, 'put' | 'path'> | undefined;
  /** Our id of the job. It is in the ledger before the request leaves; vendors that take one get it, and it shows whether an answer is about this job. */
  clientId?: string | undefined;
  /** Aborted where the step is to be given up. Default: never. */
  signal?: AbortSignal | undefined;
};

/** What was sent when: enough to ask a vendor whether it accepted the request. */
export type Sent = {
  /** When the request left (ISO 8601, by our clock). */
  at: string;
  /** The `Context.clientId` of that submission. */
  clientId: string;
  /** Ids of this vendor's jobs that the ledger has: none of them is the lost one. Default: none. */
  known?: readonly string[];
};

/**
 * Why a lost submission was not found. `none`: the vendor does not have it. It counts as proof only from a provider with `ownIds`.
 * `unlisted`: the vendor does not list it, and may list it later. `similar`: the same, and jobs that it lists instead, for a person
 * to look at. `unsure`: the vendor cannot be asked, or cannot tell.
 */
export type NotFound = 'none' | 'unlisted' | 'unsure' | {similar: readonly string[]};

/** What a provider that is reached over the network adds. */
export type Remote = {
  /** The environment variable that holds the key; null where none is needed. */
  key: string | null;
  /** The environment variable with the address of a server of one's own. Without it nothing is planned for the provider. */
  server?: string;
  /** The package that speaks to it, an optional peer dependency; null where plain HTTP does. */
  sdk: string | null;
  /** The URL of the file that imports the package. Set when a workspace's own provider is loaded. */
  importer?: string;
  /** Where a person sees what became of a job, and what it cost. */
  history: string;
  /** A server on loopback that answers as the vendor does, for tests and the sandbox. */
  fake: () => Promise<FakeVendor>;
};

/** The steps of a purchase that is planned. Buying needs nothing else of a provider, whatever it makes. */
export type PurchaseSteps = {
  /** Unique among all providers: a-z, 0-9 and dashes. */
  id: string;
  /** Submits once. Throws a `ProviderError`; `unknown-outcome` means that the vendor may have accepted it. */
  submit: (resolved: ResolvedRequest, context: Context) => Promise<Operation>;
  /** `Failed` ends the job. What it throws is about the question alone: the job goes on, and is asked about again. */
  poll: (operation: Operation, context: Context) => Promise<Pending | Done | Failed>;
  /**
   * Cancels a job that has not begun. Left out where that could cost something: where a request that arrives late would remove
   * a finished result, or the vendor does not say what a cancelled job costs.
   */
  cancel?: (operation: Operation, context: Context) => Promise<void>;
  /** Writes the asset to `file`. The caller checks it to its end. Can be called again. */
  collect: (done: Done, file: string, context: Context) => Promise<void>;
  /** Set where the id of a job at the vendor is the `Context.clientId`: the vendor then knows for sure that it does not have a job. */
  ownIds?: true;
  /**
   * Asks whether a submission whose answer was lost was accepted. Returns a job only if it bears the mark of this submission (an
   * id, a webhook address, a label, a seed, made from `Sent.clientId`): a job with the same words may be another order's.
   */
  reconcile?: (resolved: ResolvedRequest, sent: Sent, context: Context) => Promise<Operation | NotFound>;
};

/** A provider of any kind. Only its plan is left out, which takes the request of its kind: see `providersMaking`. */
export type AnyProvider = PurchaseSteps & {
  /** Its name for people. */
  title: string;
  /** The cards of its models. */
  models: readonly CardFacts[];
  /** Left out where everything happens on this machine. */
  remote?: Remote;
  /** The program on this machine that it runs. Without it, it makes nothing. Default: it needs none. */
  program?: string;
  /** The npm package that it runs on this machine, an optional peer dependency. Default: it needs none. */
  package?: string;
  /** Pure. The price of a planned request, at most. */
  estimate: (resolved: ResolvedRequest) => Estimate;
  /**
   * Returns the provider with further models for writing, before its own, and with another variable for its key. A person names the models with their prices.
   * Default of `key`: that of the provider. Left out if the provider takes none.
   */
  withModels?: (more: readonly WordsCard[], key?: string) => AnyProvider;
};

/** A provider, of shots or of another kind. Local or remote, it has the same steps in the same order. */
export type Provider<
  Request extends PurchaseRequest = ShotRequest,
  Card extends CardFacts = ModelCard,
> = Omit<AnyProvider, 'models'> & {
  /** The cards of its models. */
  models: readonly Card[];
  /** Pure. Lists every field that is altered or dropped. */
  plan: (request: Request, card: Card) => ResolvedRequest;
};
