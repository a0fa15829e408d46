import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {SpotProject} from '../../project/open-spot.ts';
import type {Report} from '../../project/report.ts';
import {openBatch} from '../../render/open-batch.ts';
import {type StagedVariant, stageVariant} from '../../stage/stage-variant.ts';
import {type AdvicePurchase, adviseVariants, type BoughtAdvice} from './advise-variants.ts';

/** What advice is about, without a check. */
type AdviceOptions = {
  variants: readonly Variant[];
  /** Looks at the proofs instead of the masters. */
  proof: boolean;
  report: Report;
};

/** Asks for advice about masters without checking them: what a plan of it does. Errors: those of `adviseVariants` and of staging. */
export async function askAdvice(
  project: SpotProject,
  {variants, proof, report}: AdviceOptions,
  purchase: AdvicePurchase,
): Promise<BoughtAdvice> {
  const {signal} = purchase;
  const {context, staging, close} = await openBatch(project, {proof, report, signal});
  try {
    const staged: StagedVariant[] = [];
    for (const variant of variants) staged.push(await stageVariant(variant, project, staging));
    return await adviseVariants(staged, project, {...purchase, folder: context.folder});
  } finally {
    await close();
  }
}
