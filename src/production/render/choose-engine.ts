import type {Tools} from '../../machine/tools/tools.ts';
import type {EngineName} from '../../spot/variant/manifest.ts';
import type {Report} from '../project/report.ts';
import type {BatchContext, PendingMaster} from './batch-context.ts';
import type {VariantOutcome} from './outcome.ts';
import {drawWithReference} from './reference-engine.ts';
import {drawAsSet, isNewToSet} from './set-engine/engine.ts';
import {missingFeatures} from './set-engine/missing-features.ts';

/** Makes masters. */
export type Engine = {
  id: EngineName;
  /** Renders the masters. Returns the outcome of each by its index among the variants. */
  draw: (pending: readonly PendingMaster[], context: BatchContext) => Promise<Map<number, VariantOutcome>>;
  /** Whether this master needs the browser, as far as that is known before it is rendered. */
  needsBrowser: (pending: PendingMaster, context: BatchContext) => Promise<boolean>;
};

const ENGINES: Record<EngineName, Engine> = {
  set: {id: 'set', draw: drawAsSet, needsBrowser: isNewToSet},
  reference: {id: 'reference', draw: drawWithReference, needsBrowser: async () => true},
};

/** The set engine, unless the reference engine is wanted or this ffmpeg lacks what the set engine needs. */
export async function chooseEngine(
  wanted: EngineName | undefined,
  tools: Tools,
  report: Report,
): Promise<Engine> {
  if (wanted === 'reference') return ENGINES.reference;
  const lacking = await missingFeatures(tools);
  if (lacking.length === 0) return ENGINES.set;
  report.warn(
    `this ffmpeg has no ${lacking.join(', ')}: the reference engine renders every variant by itself`,
  );
  return ENGINES.reference;
}
