import {join} from 'node:path';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {makeTakesAhead} from '../stage/make-takes-ahead.ts';
import {stageVariant} from '../stage/stage-variant.ts';
import type {PendingMaster} from './batch-context.ts';
import {masterKey, templateProgram} from './master-key.ts';
import {recallMaster} from './master-record.ts';
import {type BatchOptions, openBatch} from './open-batch.ts';
import {estimateSeconds} from './pace.ts';
import {openWorkCache} from './set-engine/engine.ts';
import {fingerprintVariants} from './set-engine/fingerprint/fingerprint-variants.ts';
import {cutSet} from './set-engine/make-set.ts';
import {countFrames} from './set-engine/plan-set.ts';

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

/**
 * Plans a render with the set engine: stages the variants, fingerprints their graphics, and finds what earlier runs made. Makes no segment and no
 * master; what it stages and fingerprints is kept, and the render does not make it again.
 */
export async function planRender(
  project: SpotProject,
  variants: readonly Variant[],
  options: Omit<BatchOptions, 'engine'>,
): Promise<RenderPlan> {
  const {context, staging, close, sheetProgram} = await openBatch(project, {...options, engine: 'set'});
  try {
    const {workspace, settings, versions, folder, records, machineFonts, spot} = context;
    await makeTakesAhead(variants, project, staging);
    const pending: Pick<PendingMaster, 'prepared' | 'program'>[] = [];
    for (const variant of variants) {
      options.signal?.throwIfAborted();
      const prepared = await stageVariant(variant, project, staging);
      const program = await templateProgram(workspace, variant.props.template);
      const key = masterKey(prepared, program, settings, versions, 'set');
      const master = join(folder, `${variant.id}.mp4`);
      if (!(await recallMaster(workspace.home, records, variant.id, master, key, machineFonts)))
        pending.push({prepared, program});
    }
    const cache = await openWorkCache(context);
    const set = pending.map(({prepared, program}) => ({
      id: prepared.variant.id,
      spot: prepared.spot,
      graded: prepared.graded,
      program,
    }));
    const fingerprinted = await fingerprintVariants(set, {...context, cache}, () => undefined);
    const {missing} = await cutSet(fingerprinted, {settings, versions, cache});
    const frames = countFrames(missing);
    return {
      variants: set.map(({id}) => id),
      segments: missing.length,
      frames,
      footage: missing.reduce((sum, each) => sum + each.frames / (set[each.variant]?.spot.fps ?? 30), 0),
      rendering: await estimateSeconds(frames, spot, options.proof, workspace),
    };
  } finally {
    await sheetProgram.catch(() => undefined);
    await close();
  }
}
