import {join} from 'node:path';
import type {Variant} from '../../spot/variant-check.ts';
import type {Frame, Pending} from './frame.ts';
import {inputKey, templateProgram} from './key.ts';
import {setAside} from './leftovers.ts';
import {attempt, type Outcome} from './outcome.ts';
import {prepare} from './prepare.ts';
import {recallMaster} from './record.ts';

/** Shoots, grades and mixes for every variant, and finds out which masters are there already. */
export async function prepareAll(
  variants: readonly Variant[],
  frame: Frame,
  engine: string,
): Promise<{outcomes: Outcome[]; pending: Pending[]}> {
  const {production, shooting, settings, versions, folder, name, report} = frame;
  const {workspace, spot} = production;
  const outcomes: Outcome[] = [];
  const pending: Pending[] = [];
  const programs = new Map<string, Promise<string>>();
  report.step(
    `Preparing ${variants.length} ${variants.length === 1 ? 'variant' : 'variants'}: takes, looks, sound`,
  );
  for (const [index, variant] of variants.entries()) {
    const master = join(folder, `${variant.id}.mp4`);
    const outcome = await attempt(variant, shooting.signal, async (): Promise<Outcome> => {
      const prepared = await prepare(variant, production, shooting);
      const {template} = variant.props;
      const program = programs.get(template) ?? templateProgram(workspace, template);
      programs.set(template, program);
      const key = inputKey(prepared, await program, settings, versions, engine);
      const record = await recallMaster(workspace.home, name, variant.id, master, key);
      if (!record) pending.push({prepared, key, program: await program, master, index});
      const status = record ? 'reused' : 'skipped';
      return {variant, prepared, record: record ?? null, status, problems: [], segments: record?.segments};
    });
    if (outcome.status === 'failed') await setAside(workspace.home, spot.id, master, variant.id);
    outcomes.push(outcome);
  }
  return {outcomes, pending};
}
