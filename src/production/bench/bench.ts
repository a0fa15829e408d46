import {watchMemory} from '../../machine/process/memory.ts';
import {nodeVersion, remotionVersion} from '../../machine/tools/installed.ts';
import {browserVersion, type Environment, findBrowserProgram} from '../../machine/tools/tools.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import {FORMAT_SIZE} from '../../spot/variant/format.ts';
import {checkSpot} from '../check/check-spot.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Workspace} from '../project/workspace.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {BATCH, type BenchProject, MOVING, openBenchProject, stageTakes} from './bench-project.ts';
import {type CaseId, judge, type Measured} from './cases.ts';
import {
  edited,
  editedVariant,
  ownEverything,
  sharedSlots,
  withLine,
  withLook,
  withMusic,
  withShot,
} from './changes.ts';
import {encodeFloor} from './encode-floor.ts';
import {measureScale} from './larger-batches.ts';
import {measureReviewGrid} from './review-grid.ts';
import {CONCURRENCIES, openStock} from './run-stock.ts';
import {type BenchRun, coldState, forgetSegments, runTenspot} from './run-tenspot.ts';

export type Bench = {
  versions: Record<string, string>;
  cases: Measured[];
  /** The steps of the case `ten-cold`, in seconds from its start. */
  stages: BenchRun['steps'];
  /** Bytes. */
  peakMemory: number;
};

type Options = {
  spot: string;
  env: Environment;
  /** `quick`: takes of 720x1280 only. `full`: stock renders all ten variants, instead of ten times the median of three. */
  extent: 'quick' | 'usual' | 'full' | 'review-grid';
  tell: (text: string) => void;
  onCase: (measured: Measured) => void;
  signal?: AbortSignal | undefined;
};

const TAKES = {
  '720x1280': {width: 720, height: 1280},
  '1080x1920': {width: 1080, height: 1920},
};

/** Measures Tenspot and stock Remotion in turn on one machine. Compare the ratios: seconds depend on the machine. */
export async function runBench(workspace: Workspace, options: Options): Promise<Bench> {
  const result: Bench = {versions: {}, cases: [], stages: [], peakMemory: 0};
  if (options.extent !== 'quick') await measureReview(workspace, options, result);
  if (options.extent === 'review-grid') return result;
  for (const takes of options.extent === 'quick'
    ? (['720x1280'] as const)
    : (['720x1280', '1080x1920'] as const)) {
    options.tell(`Making and conforming takes of ${takes}`);
    const stage = await openBenchProject(workspace, options.spot, TAKES[takes], options.env);
    await measure(stage, takes, options, result);
  }
  return result;
}

/** Measures the grid of the review app, which compares with no other program. */
async function measureReview(
  workspace: Workspace,
  {env, tell, onCase, signal = new AbortController().signal}: Options,
  result: Bench,
): Promise<void> {
  tell('ours: the review grid with 100 masters');
  const {first, step, rest, visible, memory} = await measureReviewGrid(workspace, {env, signal});
  tell(`the review grid had ${visible} variants on screen`);
  for (const measured of [
    judge('review-first', '1080x1920', first.rendered, FIRST),
    judge('review-first-cold', '1080x1920', first.cold, FIRST),
    judge('review-scrub', '1080x1920', step.many, step.one),
    judge('review-rest', '1080x1920', rest, REST),
    judge('review-memory', '1080x1920', memory / 1e9, 1),
  ]) {
    result.cases.push(measured);
    onCase(measured);
  }
}

/** Seconds in which the review grid has to be there. */
const FIRST = 2;

/** Seconds in which the exact frames have to be there after scrubbing. */
const REST = 1;

async function measure(stage: BenchProject, takes: string, options: Options, result: Bench): Promise<void> {
  const {production, variants, spare, line, own, untouched} = stage;
  const {extent, tell, onCase, signal} = options;
  const context: StageContext = {store: production.store, tools: production.tools, signal};
  const [first] = variants;
  if (!first) throw new Error('a spot without variants was opened');
  const moving = editedVariant(first, (props) => ({...props, template: MOVING}));
  const apart = variants.map((each, at) => editedVariant(each, ownEverything(at, own[at] ?? '')));
  const slot = sharedSlots(variants)[0] ?? Object.keys(first.props.shots)[0] ?? '';
  const retaken = edited(variants, withShot(slot, spare));
  await stageTakes([...variants, ...apart, ...retaken], production, context);
  const brand = production.catalog.brands[first.props.brand];
  if (!brand) throw new Error('the brand of the variants was not loaded');
  if (Object.keys(result.versions).length === 0) result.versions = await versionsOf(production);

  const cold = coldState(production);
  await cold.keep();
  const stock = await openStock(production);
  const say = (id: CaseId, ours: number, against: number): void => {
    const measured = judge(id, takes, ours, against);
    result.cases.push(measured);
    onCase(measured);
  };
  const ours = (what: string, batch: readonly Variant[]): Promise<BenchRun> => {
    tell(`ours: ${what}`);
    return runTenspot(production, batch, signal);
  };
  const theirs = async (variant: Variant, concurrency: number): Promise<number> => {
    tell(`stock: ${variant.id}, concurrency ${concurrency}`);
    const seconds = await stock.render(variant, production, context, concurrency);
    tell(`stock: ${variant.id}, concurrency ${concurrency}: ${seconds.toFixed(1)} s`);
    return seconds;
  };
  const at = (index: number): Variant => variants[index % variants.length] ?? first;
  // The first run builds the site, which later runs reuse: it is not timed.
  await ours('the site, and one variant to warm up', [first]);
  const tries: number[] = [];
  for (const concurrency of CONCURRENCIES) tries.push(await theirs(at(0), concurrency));
  const best = CONCURRENCIES[tries.indexOf(Math.min(...tries))] ?? 1;

  await cold.restore();
  const memory = takes === '720x1280' ? watchMemory() : undefined;
  const ten = await ours('ten cold', variants);
  const peak = memory?.stop();
  const warm = await ours('ten warm', variants);
  if (warm.frames.drawn + warm.frames.encoded > 0) throw new Error('a run with nothing changed drew frames');
  const checked = await checkedIn(production, variants, options);
  const checkedAgain = await checkedIn(production, variants, options);
  await forgetSegments(production);
  const {encoding} = await ours('ten, their graphics known', variants);
  const floor = await encodeFloor(
    production,
    {...FORMAT_SIZE[at(0).props.format], fps: at(0).props.fps},
    signal,
  );
  const singles = [Math.min(...tries), await theirs(at(2), best)];

  const copy = await ours('copy changed', edited(variants, withLine(line)));
  const look = await ours('look changed', edited(variants, withLook(0.1)));
  const music = await ours('music changed', edited(variants, withMusic(brand)));
  const take = await ours('take changed', retaken);
  singles.push(await theirs(at(4), best));
  await cold.restore();
  const one = await ours('one cold', [first]);
  const stockMoving = await theirs(moving, best);
  await cold.restore();
  const oursMoving = await ours('one in full motion', [moving]);
  await cold.restore();
  const nothing = await ours('nothing shared', apart);

  if (takes === '720x1280') tell('ours: ten from nothing');
  const fromNothing = takes === '720x1280' ? await runTenspot(untouched, variants, signal) : undefined;

  await cold.restore();
  if (takes === '720x1280') tell('ours: ten proofs cold');
  const proofs = takes === '720x1280' ? await runTenspot(production, variants, signal, true) : undefined;
  const scaled =
    takes === '720x1280' && extent !== 'quick'
      ? await measureScale(production, variants, {restore: cold.restore, line, tell, signal})
      : undefined;

  const loop: number[] = [];
  if (extent === 'full') for (const variant of variants) loop.push(await theirs(variant, best));
  const single = median(singles);
  const tenTimes = loop.length > 0 ? loop.reduce((sum, each) => sum + each, 0) : BATCH * single;
  say('ten-cold-vs-one', ten.seconds, single);
  say('ten-cold', ten.seconds, tenTimes);
  if (fromNothing) say('first-run', fromNothing.seconds, tenTimes);
  say('one-cold', one.seconds, single);
  say('copy-change', copy.seconds, ten.seconds);
  say('ten-warm', warm.seconds, ten.seconds);
  say('check-ten', checked, ten.seconds);
  say('check-again', checkedAgain, AGAIN);
  if (proofs) say('proof-ten', proofs.seconds, ten.seconds);
  if (scaled) {
    say('hundred', scaled.hundred, ten.seconds);
    say('thousand-plan', scaled.thousand, scaled.ten);
  }
  say('look-change', look.seconds, ten.seconds);
  say('music-change', music.seconds, ten.seconds);
  say('take-change', take.seconds, ten.seconds);
  say('nothing-shared', nothing.seconds, tenTimes);
  say('full-motion', oursMoving.seconds, stockMoving);
  say('encode-floor', encoding, floor);
  if (peak !== undefined) {
    say('peak-memory', peak / 1e9, 1);
    result.peakMemory = peak;
    result.stages = ten.steps;
  }
}

/** Seconds in which a batch that was checked before has to be checked again. */
const AGAIN = 2;

/** Seconds that the check of a batch takes. A red gate is no failure: the clips are synthetic. */
async function checkedIn(
  production: SpotProject,
  variants: readonly Variant[],
  {tell, signal}: Options,
): Promise<number> {
  tell('ours: checking ten');
  const began = performance.now();
  const report = {
    step: () => undefined,
    warn: () => undefined,
    frames: () => undefined,
    variant: () => undefined,
  };
  await checkSpot({...production, variants: [...variants]}, {variants, proof: false, report, signal});
  return (performance.now() - began) / 1000;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const versionsOf = async ({workspace, tools, env}: SpotProject): Promise<Record<string, string>> => ({
  remotion: remotionVersion(),
  browser: await browserVersion(findBrowserProgram(workspace.root, env)),
  ffmpeg: tools.ffmpegVersion,
  node: nodeVersion(),
});
