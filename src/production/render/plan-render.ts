import {join} from 'node:path';
import type {Cache} from '../../machine/files/cache.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {MasterEngine} from '../../spot/variant/manifest.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {makeTakesAhead} from '../stage/make-takes-ahead.ts';
import {stageVariant} from '../stage/stage-variant.ts';
import type {BatchContext, PendingMaster} from './batch-context.ts';
import {masterHashes} from './master-hashes.ts';
import {masterKey, templateProgram} from './master-key.ts';
import {recallMaster} from './master-record.ts';
import {type BatchOptions, openBatch} from './open-batch.ts';
import {estimateSeconds} from './pace.ts';
import {openWorkCache} from './set-engine/engine.ts';
import {
  fingerprintVariants,
  type VariantFingerprints,
} from './set-engine/fingerprint/fingerprint-variants.ts';
import {cutSet} from './set-engine/make-set.ts';
import {countFrames} from './set-engine/plan-set.ts';
import type {SetVariant} from './set-engine/set-context.ts';

/** What a render would make. */
export type RenderPlan = {
  /** The ids of the variants whose masters would be made. */
  variants: string[];
  /** How many segments would be rendered, each once for all variants that show it. */
  segments: number;
  /** Frames of these segments. */
  frames: number;
  /** Seconds of picture in these segments. */
  footage: number;
  /** About how many seconds the set engine needs for them; null where this machine has not rendered the spot yet. */
  rendering: number | null;
};

/** The variants of a spot whose masters would be made, staged and fingerprinted. */
export type PlannedSet = {
  context: BatchContext;
  cache: Cache;
  variants: readonly SetVariant[];
  fingerprinted: VariantFingerprints[];
};

/** Stages variants and fingerprints their graphics as a render by an engine would. What it stages and fingerprints is kept, and the render does not make it again. */
export async function withPlannedSet<T>(
  project: SpotProject,
  variants: readonly Variant[],
  options: Omit<BatchOptions, 'engine'> & {engine: MasterEngine},
  work: (planned: PlannedSet) => Promise<T>,
): Promise<T> {
  const {context, staging, close, sheetProgram} = await openBatch(project, {...options, engine: 'set'});
  try {
    const {workspace, settings, versions, folder, records, machineFonts} = context;
    await makeTakesAhead(variants, project, staging);
    const hashes = await masterHashes(workspace, project.spot.id, options.proof);
    const pending: Pick<PendingMaster, 'prepared' | 'program'>[] = [];
    for (const variant of variants) {
      options.signal?.throwIfAborted();
      const prepared = await stageVariant(variant, project, staging);
      const program = await templateProgram(workspace, variant.props.template);
      const key = masterKey(prepared, program, settings, versions, options.engine);
      const master = join(folder, `${variant.id}.mp4`);
      const {home} = workspace;
      if (!(await recallMaster(home, records, variant.id, master, key, machineFonts, hashes.hashOf)))
        pending.push({prepared, program});
    }
    await hashes.save().catch(() => undefined);
    const cache = await openWorkCache(context);
    const set = pending.map(({prepared, program}) => ({
      id: prepared.variant.id,
      spot: prepared.spot,
      graded: prepared.graded,
      program,
    }));
    const fingerprinted = await fingerprintVariants(set, {...context, cache}, () => undefined);
    return await work({context, cache, variants: set, fingerprinted});
  } finally {
    await sheetProgram.catch(() => undefined);
    await close();
  }
}

/** Plans a render with the set engine: finds what earlier runs made. Makes no segment and no master. */
export const planRender = (
  project: SpotProject,
  variants: readonly Variant[],
  options: Omit<BatchOptions, 'engine'>,
): Promise<RenderPlan> =>
  withPlannedSet(project, variants, {...options, engine: 'set'}, async (planned) => {
    const {context, cache, variants: set, fingerprinted} = planned;
    const {settings, versions, spot, workspace} = context;
    const {missing} = await cutSet(fingerprinted, {settings, versions, cache});
    const frames = countFrames(missing);
    return {
      variants: set.map(({id}) => id),
      segments: missing.length,
      frames,
      footage: missing.reduce((sum, each) => sum + each.frames / (set[each.variant]?.spot.fps ?? 30), 0),
      rendering: await estimateSeconds(frames, spot, options.proof, workspace),
    };
  });
