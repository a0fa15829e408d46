import {join} from 'node:path';
import type {Variant} from '../../spot/variant/check-variants.ts';
import {stageVariant} from '../stage/stage-variant.ts';
import type {BatchContext, PendingMaster} from './batch-context.ts';
import type {Engine} from './engine.ts';
import {moveOutdated} from './leftovers.ts';
import {inputKey, templateProgram} from './master-key.ts';
import {recallMaster} from './master-record.ts';
import {attempt, type VariantOutcome} from './outcome.ts';

/** Shoots, grades and mixes for every variant, and finds out which masters are there already. */
export async function prepareAll(
  variants: readonly Variant[],
  frame: BatchContext,
  engine: Engine,
): Promise<{outcomes: VariantOutcome[]; pending: PendingMaster[]}> {
  const {production, shooting, settings, versions, folder, name, report} = frame;
  const {workspace, spot} = production;
  const outcomes: VariantOutcome[] = [];
  const pending: PendingMaster[] = [];
  const programs = new Map<string, Promise<string>>();
  for (const {props} of variants) {
    if (programs.has(props.template)) continue;
    const program = templateProgram(workspace, props.template);
    program.catch(() => undefined);
    programs.set(props.template, program);
  }
  report.step(
    `Preparing ${variants.length} ${variants.length === 1 ? 'variant' : 'variants'}: takes, looks, sound`,
  );
  for (const [index, variant] of variants.entries()) {
    const master = join(folder, `${variant.id}.mp4`);
    const outcome = await attempt(variant, shooting.signal, async (): Promise<VariantOutcome> => {
      const prepared = await stageVariant(variant, production, shooting);
      const program = programs.get(variant.props.template) as Promise<string>;
      const key = inputKey(prepared, await program, settings, versions, engine.id);
      const record = await recallMaster(workspace.home, name, variant.id, master, key);
      if (!record) pending.push({prepared, key, program: await program, master, index});
      const [first] = pending;
      if (first && pending.length === 1 && (await engine.needsBrowser(first, frame))) warm(frame);
      const status = record ? 'reused' : 'skipped';
      return {variant, prepared, record: record ?? null, status, problems: [], segments: record?.segments};
    });
    if (outcome.status === 'failed') await moveOutdated(workspace.home, spot.id, master, variant.id);
    outcomes.push(outcome);
  }
  return {outcomes, pending};
}

/** Something will have to be drawn: the site is built and the browser started while the other variants are prepared. */
function warm({browser}: BatchContext): void {
  browser().then(
    (session) => session.warm(),
    // Whoever draws first is told.
    () => undefined,
  );
}
