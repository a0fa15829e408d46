import {join} from 'node:path';
import {parseYaml} from '../../machine/documents/document.ts';
import {editText} from '../../machine/documents/edit-yaml.ts';
import {readText} from '../../machine/files/read-file.ts';
import {correctionFor, GradeFile, takeName} from '../../spot/documents/grade.ts';
import type {Shot} from '../../spot/documents/shots.ts';
import {sampleCube} from '../../spot/grade/apply-cube.ts';
import type {ColourCorrection} from '../../spot/grade/correction.ts';
import {type MatchedCorrection, matchCorrection} from '../../spot/grade/match-correction.ts';
import {pointsOf} from '../../spot/grade/match-space.ts';
import {statisticsOf, summaryOf, type ToneSummary} from '../../spot/grade/match-statistics.ts';
import {readCubeFile} from '../../spot/grade/read-cube.ts';
import {photosOf} from '../check/checked-take.ts';
import {openTakeViewer} from '../check/product/look-at-take.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import {takesOf} from '../shoot/plan-and-buy.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {type Rewrite, textOf, writeRewrites} from '../takes/record-change.ts';
import {stageGrade} from './grade.ts';
import {heroColours} from './grade-hero.ts';
import {drawGradePictures} from './grade-pictures.ts';
import {type MeasuredTake, measureTake} from './measure-takes.ts';
import {deltaE, type GuardedColour, gradedLab, guardProduct, PRODUCT_LIMITS} from './product-guard.ts';
import {type TakeInVariants, takesInVariants} from './shown-takes.ts';
import {gradeText, type WrittenTake} from './write-grade.ts';

/** What was measured of one take, and how it is corrected. */
export type GradedTake = Pick<MatchedCorrection, 'correction' | 'part'> & {
  /** The id of its shot. */
  shot: string;
  /** Its number. */
  take: number;
  /** Its name in `grade.yaml`. */
  name: string;
  /** Whether it belongs to the hero, to which all others are matched. */
  hero: boolean;
  /** How far its colours are from those of the hero without the correction, in units of delta E. */
  before: number;
  /** The same with the correction. */
  after: number;
  /** What its colours are like before the correction. */
  tones: ToneSummary;
};

/** Something about the colours of a product that a person has to know. */
export type GradeFinding = {
  /**
   * `product-guarded`: the correction would have moved a colour of a product too far from its photo, and is reduced there. `product-look`: a
   * look moves it too far; looks are not reduced. `product-unseen`: the product was not found, so the colours of its photo are guarded instead.
   * `product-unchecked`: products could not be looked for.
   */
  kind: 'product-guarded' | 'product-look' | 'product-unseen' | 'product-unchecked';
  /** The id of the shot. */
  shot: string;
  /** The number of the take. */
  take: number;
  /** The name of the product; null where none could be looked for. */
  product: string | null;
  /** What was expected, in words. */
  expected: string;
  /** What was found, in words. */
  got: string;
};

/** How the takes of a spot are matched. */
export type SpotGrade = {
  /** The shot or still that they are matched to. */
  hero: string;
  /** Every take that variants show. */
  takes: GradedTake[];
  /** What to know about the colours of products. */
  findings: GradeFinding[];
  /** `grade.yaml` before and after. Empty where nothing changes. */
  changes: Rewrite[];
  /** The paths of the pictures that were written. */
  pictures: string[];
};

/**
 * Matches the takes of a spot to its hero: measures them, writes the corrections into `grade.yaml`, and draws sheets of before and after.
 * Errors: those of takes; `hero-unknown`; `document-changed`.
 */
export async function gradeSpot(
  project: SpotProject,
  {dryRun, report, signal}: {dryRun: boolean; report: Report; signal?: AbortSignal | undefined},
): Promise<SpotGrade> {
  const {spot, store, tools, workspace} = project;
  const takes = await takesOf(project);
  const context: StageContext = {store, tools, signal, progress: report.step, takes};
  const shown = await takesInVariants(project.variants, project, context);
  const viewer = openTakeViewer(context);
  const measured: MeasuredTake[] = [];
  try {
    for (const {take, brand, expected} of shown)
      measured.push(await measureTake(take, {photos: photosOf(brand), expected}, viewer, context));
  } finally {
    await viewer.close();
  }
  const hero = await heroColours(measured, project);
  const file = join(spot.folder, 'grade.yaml');
  const before = await textOf(file);
  const known = spot.grade?.value ?? GradeFile.parse({});
  const findings: GradeFinding[] = [];
  const graded: GradedTake[] = [];
  const written: WrittenTake[] = [];
  for (const [at, each] of shown.entries()) {
    const own = measured[at] as MeasuredTake;
    const isHero = each.take.shot === hero.shot;
    const matched = isHero
      ? null
      : matchCorrection(own.samples, hero.samples, sceneOf(each.take.shot, hero.shot, spot.shots));
    const name = takeName(each.take);
    const whole = correctionFor(withMeasured(known, each.take, matched?.correction ?? {}), each.take);
    const {guard, findings: found} = guardTake(each, own, whole?.correction ?? {});
    findings.push(...found);
    written.push({shot: each.take.shot, name, measured: matched?.correction ?? {}, guard});
    graded.push({
      shot: each.take.shot,
      take: each.take.number,
      name,
      hero: isHero,
      correction: matched?.correction ?? {},
      part: matched?.part ?? 0,
      before: round(matched?.before ?? 0),
      after: round(matched?.after ?? 0),
      tones: summaryOf(statisticsOf(pointsOf(own.samples.all))),
    });
  }
  const chosen = known.hero === undefined ? hero.shot : null;
  const after = editText(file, before, (text) => gradeText(text, chosen, written));
  const grade = parseYaml(after, file, GradeFile).value;
  findings.push(...(await lookFindings(shown, measured, grade, context)));
  const changes = before === after ? [] : [{file, before, after}];
  if (dryRun) return {hero: hero.name, takes: graded, findings, changes, pictures: []};
  await writeRewrites(changes);
  report.step('Drawing before and after');
  const pictures = await drawGradePictures(shown, grade, join(workspace.out, spot.id, 'grade'), context);
  return {hero: hero.name, takes: graded, findings, changes, pictures};
}

/** Whether two shots are of one scene, as far as shots.yaml says. */
function sceneOf(shot: string, hero: string | null, shots: readonly Shot[]): 'same' | 'other' | 'unknown' {
  const nameOf = (id: string | null) => shots.find((each) => each.id === id)?.continuity?.scene;
  const [own, other] = [nameOf(shot), nameOf(hero)];
  if (own === undefined || other === undefined) return 'unknown';
  return own === other ? 'same' : 'other';
}

/** A grade in which this was measured of a take, without a guard. */
function withMeasured(grade: GradeFile, take: TakeInVariants['take'], measured: ColourCorrection): GradeFile {
  const shot = grade.shots[take.shot] ?? {takes: {}};
  const {correction} = shot.takes[takeName(take)] ?? {};
  const takes = {...shot.takes, [takeName(take)]: {measured, correction}};
  return {...grade, shots: {...grade.shots, [take.shot]: {...shot, takes}}};
}

/** Guards the colours of the products in a take. */
function guardTake(
  {take, generated}: TakeInVariants,
  {products, unseen, unchecked}: MeasuredTake,
  correction: ColourCorrection,
) {
  const about = {shot: take.shot, take: take.number};
  const findings: GradeFinding[] = [];
  if (unchecked !== null)
    findings.push({
      kind: 'product-unchecked',
      ...about,
      product: null,
      expected: 'a search for the products of the brand in the take',
      got: unchecked,
    });
  for (const product of unseen)
    findings.push({
      kind: 'product-unseen',
      ...about,
      product,
      expected: 'the product of the photo in the take',
      got: 'nothing with its details: what has the colours of its photo is guarded',
    });
  const limit = generated ? PRODUCT_LIMITS.generated : PRODUCT_LIMITS.real;
  const {guard, guarded} = guardProduct(correction, products, limit);
  for (const product of new Set(guarded.map((each) => each.product))) {
    const [worst] = guarded
      .filter((each) => each.product === product)
      .sort((one, other) => other.whole - one.whole) as [GuardedColour];
    findings.push({
      kind: 'product-guarded',
      ...about,
      product,
      expected: `${worst.colour} within delta E ${limit} of its photo, or as near as in the take (${round(worst.before)})`,
      got: `${round(worst.whole)} with the full correction, ${round(worst.guarded)} with the reduced one`,
    });
  }
  return {guard, findings};
}

/** Looks that move the colours of products farther from their photos than the limit. */
async function lookFindings(
  shown: readonly TakeInVariants[],
  measured: readonly MeasuredTake[],
  grade: GradeFile,
  {store}: StageContext,
): Promise<GradeFinding[]> {
  const findings: GradeFinding[] = [];
  for (const [at, {take, brand, generated, looks}] of shown.entries()) {
    const limit = generated ? PRODUCT_LIMITS.generated : PRODUCT_LIMITS.real;
    for (const look of looks) {
      const src = await stageGrade(brand, look, correctionFor(grade, take), {store});
      const cube = src === null ? null : readCubeFile(await readText(store.path(src))).cube;
      if (!cube) continue;
      for (const {product, photo, found} of measured[at]?.products ?? []) {
        const [before, after] = [
          deltaE(photo, found),
          deltaE(
            photo,
            gradedLab(found, (colour) => sampleCube(cube, colour)),
          ),
        ];
        if (after <= Math.max(limit, before)) continue;
        findings.push({
          kind: 'product-look',
          shot: take.shot,
          take: take.number,
          product,
          expected: `its colours within delta E ${limit} of its photo`,
          got: `${round(after)} with the look ${look.name ?? 'of the brand'}`,
        });
        break;
      }
    }
  }
  return findings;
}

const round = (value: number): number => Number(value.toFixed(1));
