import type {Tools} from '../../machine/tools/tools.ts';
import type {MasterEngine} from '../../spot/variant/manifest.ts';
import type {BatchContext, PendingMaster} from './batch-context.ts';
import type {VariantOutcome} from './outcome.ts';

/** Makes masters. An engine is added by a folder with one of these, a name in `EngineName` and a line in `ENGINES`; one that needs more than a name is passed as it is. */
export type Engine = {
  id: MasterEngine;
  /** Makes the masters of the pending variants. The outcomes are keyed by the variants' `index`. */
  draw: (pending: readonly PendingMaster[], batch: BatchContext) => Promise<Map<number, VariantOutcome>>;
  /** Whether the engine will need the browser for this variant, as far as it can know before it draws. */
  needsBrowser: (pending: PendingMaster, batch: BatchContext) => Promise<boolean>;
  /** What the engine needs of ffmpeg and this ffmpeg does not have, in words. */
  missingFeatures: (tools: Tools) => Promise<string[]>;
};
