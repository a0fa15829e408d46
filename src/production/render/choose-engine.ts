import type {Tools} from '../../machine/tools/tools.ts';
import type {EngineName} from '../../spot/variant/manifest.ts';
import type {Report} from '../project/report.ts';
import type {BatchContext, PendingMaster} from './batch-context.ts';
import type {VariantOutcome} from './outcome.ts';
import {drawWithReference} from './reference-engine.ts';
import {drawAsSet, isNewToSet} from './set-engine/engine.ts';
import {missingFeatures} from './set-engine/missing-features.ts';

/** Makes the masters of what is pending, and tells each outcome by its place among the variants. */
export type Engine = {
  id: EngineName;
  draw: (pending: readonly PendingMaster[], frame: BatchContext) => Promise<Map<number, VariantOutcome>>;
  /** Whether it needs the browser for this one, as far as can be told beforehand. */
  needsBrowser: (pending: PendingMaster, frame: BatchContext) => Promise<boolean>;
};

const ENGINES: Record<EngineName, Engine> = {
  set: {id: 'set', draw: drawAsSet, needsBrowser: isNewToSet},
  reference: {id: 'reference', draw: drawWithReference, needsBrowser: async () => true},
};

/** The engine that was asked for; by default the one that renders the batch as a set, where this ffmpeg can. */
export async function chooseEngine(
  asked: EngineName | undefined,
  tools: Tools,
  report: Report,
): Promise<Engine> {
  if (asked === 'reference') return ENGINES.reference;
  const lacking = await missingFeatures(tools);
  if (lacking.length === 0) return ENGINES.set;
  report.warn(`this ffmpeg has no ${lacking.join(', ')}: every variant is rendered by itself`);
  return ENGINES.reference;
}
