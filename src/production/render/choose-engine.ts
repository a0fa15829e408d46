import type {Tools} from '../../machine/tools/tools.ts';
import type {EngineName} from '../../spot/variant/manifest.ts';
import type {Report} from '../project/report.ts';
import type {Frame, Pending} from './batch-context.ts';
import type {Outcome} from './outcome.ts';
import {drawByReference} from './reference-engine.ts';
import {drawAsSet, isNewToSet} from './set-engine/engine.ts';
import {lackingFor} from './set-engine/missing-features.ts';

/** Makes the masters of what is pending, and tells each outcome by its place among the variants. */
export type Engine = {
  id: EngineName;
  draw: (pending: readonly Pending[], frame: Frame) => Promise<Map<number, Outcome>>;
  /** Whether it needs the browser for this one, as far as can be told beforehand. */
  needsBrowser: (pending: Pending, frame: Frame) => Promise<boolean>;
};

const ENGINES: Record<EngineName, Engine> = {
  set: {id: 'set', draw: drawAsSet, needsBrowser: isNewToSet},
  reference: {id: 'reference', draw: drawByReference, needsBrowser: async () => true},
};

/** The engine that was asked for; by default the one that renders the batch as a set, where this ffmpeg can. */
export async function chooseEngine(
  asked: EngineName | undefined,
  tools: Tools,
  report: Report,
): Promise<Engine> {
  if (asked === 'reference') return ENGINES.reference;
  const lacking = await lackingFor(tools);
  if (lacking.length === 0) return ENGINES.set;
  report.warn(`this ffmpeg has no ${lacking.join(', ')}: every variant is rendered by itself`);
  return ENGINES.reference;
}
