import {join} from 'node:path';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {makeTakesAhead} from '../stage/make-takes-ahead.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {stageVariant} from '../stage/stage-variant.ts';
import type {BatchContext, PendingMaster} from './batch-context.ts';
import type {Engine} from './engine.ts';
import {moveOutdated} from './leftovers.ts';
import {masterKey, templateProgram} from './master-key.ts';
import {recallMaster} from './master-record.ts';
import {attempt, type VariantOutcome} from './outcome.ts';

/** Stages every variant, and finds out which masters an earlier run has made from the same input. */
export async function prepareVariants(
  variants: readonly Variant[],
  project: SpotProject,
  staging: StageContext,
  context: BatchContext,
  engine: Engine,
): Promise<{outcomes: VariantOutcome[]; pending: PendingMaster[]}> {
  const {spot, workspace, settings, versions, folder, records, report} = context;
  const outcomes: VariantOutcome[] = [];
  const pending: PendingMaster[] = [];
  const programs = startPrograms(variants, context);
  report.step(
    `Preparing ${variants.length} ${variants.length === 1 ? 'variant' : 'variants'}: takes, looks, sound`,
  );
  await makeTakesAhead(variants, project, staging);
  for (const [index, variant] of variants.entries()) {
    const master = join(folder, `${variant.id}.mp4`);
    const outcome = await attempt(variant, context, async (): Promise<VariantOutcome> => {
      const prepared = await stageVariant(variant, project, staging);
      const program = (await programs.get(variant.props.template)) ?? '';
      const key = masterKey(prepared, program, settings, versions, engine.id);
      const record = await recallMaster(
        workspace.home,
        records,
        variant.id,
        master,
        key,
        context.machineFonts,
      );
      if (record)
        return {
          variant,
          prepared,
          record,
          program,
          status: 'reused',
          problems: [],
          segments: record.segments,
        };
      pending.push({prepared, key, program, master, index});
      const [first] = pending;
      if (first && pending.length === 1 && (await engine.needsBrowser(first, context))) startBrowser(context);
      return {variant, prepared, record: null, program, status: 'skipped', problems: []};
    });
    if (outcome.status === 'failed') await moveOutdated(workspace.home, spot, master, variant.id);
    outcomes.push(outcome);
  }
  return {outcomes, pending};
}

/** Starts to hash the program of every template. */
function startPrograms(
  variants: readonly Variant[],
  {workspace}: Pick<BatchContext, 'workspace'>,
): Map<string, Promise<string>> {
  const templates = [...new Set(variants.map(({props}) => props.template))];
  return new Map(
    templates.map((template) => {
      const program = templateProgram(workspace, template);
      // It is awaited by the first variant that uses it: until then a failure is not unhandled.
      program.catch(() => undefined);
      return [template, program] as const;
    }),
  );
}

/** Builds the compositions and starts the browser while the other variants are prepared. */
function startBrowser({browser}: Pick<BatchContext, 'browser'>): void {
  browser().then(
    (session) => session.warm(),
    // The first frame that is drawn reports it.
    () => undefined,
  );
}
