import type {Tools} from '../../machine/tools/tools.ts';
import type {EngineName} from '../../spot/variant/manifest.ts';
import type {Report} from '../project/report.ts';
import type {Engine} from './engine.ts';
import {referenceEngine} from './reference-engine.ts';
import {setEngine} from './set-engine/engine.ts';

const ENGINES: Record<EngineName, Engine> = {set: setEngine, reference: referenceEngine};

/**
 * The engine, by its name where it is one of this machine. Default: the set engine. An engine for which this ffmpeg lacks a feature is replaced by the
 * reference engine, with a warning.
 */
export async function chooseEngine(
  wanted: EngineName | Engine | undefined,
  tools: Tools,
  report: Report,
): Promise<Engine> {
  const engine = typeof wanted === 'object' ? wanted : ENGINES[wanted ?? 'set'];
  const missing = await engine.missingFeatures(tools);
  if (missing.length === 0) return engine;
  report.warn(
    `this ffmpeg has no ${missing.join(', ')}: the reference engine renders every variant by itself`,
  );
  return ENGINES.reference;
}
