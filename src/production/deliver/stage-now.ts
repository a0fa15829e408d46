import {type Problem, problemsOf, TenspotError} from '../../spot/problem/errors.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {MasterInputs} from '../../spot/variant/manifest.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import {masterInputs, templateProgram} from '../render/master-key.ts';
import {openStaging} from '../render/open-staging.ts';
import {type StagedVariant, stageVariant} from '../stage/stage-variant.ts';
import type {SpotTakes} from '../takes/open-takes.ts';

/** A variant as a render would stage it now, or why it cannot be staged. */
export type StagedNow = {staged: StagedVariant; inputs: MasterInputs} | {failed: Problem};

type Staging = {takes: SpotTakes; report: Report; signal?: AbortSignal | undefined};

/**
 * Stages variants as a render would, to find out whether their masters are made from the documents as they are. What the render staged
 * is found again. By the ids of the variants.
 */
export async function stageNow(
  variants: readonly Variant[],
  project: SpotProject,
  {takes, report, signal}: Staging,
): Promise<Map<string, StagedNow>> {
  const {staging, browser} = await openStaging(project, {report, signal});
  const now = new Map<string, StagedNow>();
  try {
    for (const variant of variants) {
      signal?.throwIfAborted();
      now.set(variant.id, await tryStage(variant));
    }
    return now;
  } finally {
    await browser.close();
  }

  async function tryStage(variant: Variant): Promise<StagedNow> {
    try {
      const staged = await stageVariant(variant, project, {...staging, takes});
      const program = await templateProgram(project.workspace, variant.props.template);
      return {staged, inputs: masterInputs(staged, program)};
    } catch (error) {
      const [failed] = error instanceof TenspotError ? problemsOf(error) : [];
      if (signal?.aborted || !failed) throw error;
      return {failed};
    }
  }
}
