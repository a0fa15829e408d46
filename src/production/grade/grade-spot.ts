import {join} from 'node:path';
import {parseYaml} from '../../machine/documents/document.ts';
import {editText} from '../../machine/documents/edit-yaml.ts';
import {GradeFile, takeName} from '../../spot/documents/grade.ts';
import type {MatchedCorrection} from '../../spot/grade/match-correction.ts';
import {pointsOf} from '../../spot/grade/match-space.ts';
import {statisticsOf, summaryOf, type ToneSummary} from '../../spot/grade/match-statistics.ts';
import type {Take} from '../../spot/takes/take.ts';
import {photosOf} from '../check/checked-take.ts';
import {openTakeViewer} from '../check/product/look-at-take.ts';
import type {SoughtPhoto} from '../check/product/looking-thread.ts';
import type {Brand} from '../project/load-brand.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import {takesOf} from '../shoot/plan-and-buy.ts';
import {type Rewrite, textOf, writeRewrites} from '../takes/record-change.ts';
import {gradeFile} from '../takes/takes-record.ts';
import {type GradeFinding, guardTake, lookFindings, roundDelta} from './grade-findings.ts';
import {heroColours} from './grade-hero.ts';
import {drawGradePictures} from './grade-pictures.ts';
import {correctionWith, type MatchedTake, matchTakes} from './match-take.ts';
import {type MeasuredTake, measureTake} from './measure-takes.ts';
import {asBeforeCorrection} from './product-guard.ts';
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
  /** Whether it is the hero, to which all others are matched. */
  hero: boolean;
  /** What it is matched to: the picture that it was made from, or the hero. */
  to: 'picture' | 'hero';
  /** How far its colours are from those without the correction, in units of delta E. */
  before: number;
  /** The same with the correction. */
  after: number;
  /** What its colours are like before the correction. */
  tones: ToneSummary;
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
 * Matches the takes of a spot to the pictures that they were made from, and others to its hero: measures them, writes the corrections into `grade.yaml`, and draws sheets of before and after.
 * Errors: those of takes; `hero-unknown`; `document-changed`.
 */
export async function gradeSpot(
  project: SpotProject,
  {dryRun, report, signal}: {dryRun: boolean; report: Report; signal?: AbortSignal | undefined},
): Promise<SpotGrade> {
  const {spot, store, tools, workspace} = project;
  const takes = await takesOf(project);
  const context = {store, tools, signal, progress: report.step, takes};
  const shown = await takesInVariants(project.variants, project, context);
  const viewer = openTakeViewer(context);
  const measured: MeasuredTake[] = [];
  try {
    for (const {take, brands, expected} of shown)
      measured.push(await measureTake(take, {photos: photosOfBrands(brands), expected}, viewer, context));
  } finally {
    await viewer.close();
  }
  const hero = await heroColours(measured, project);
  const file = gradeFile(workspace, spot.id);
  const before = await textOf(file);
  // The first grade of the sandbox begins with that of the spot: its hero and what a person wrote.
  const base = before === '' && spot.grade ? await textOf(spot.grade.file) : before;
  const known = spot.grade?.value ?? GradeFile.parse({});
  const findings: GradeFinding[] = [];
  const graded: GradedTake[] = [];
  const written: WrittenTake[] = [];
  const named = byName(shown, measured);
  const isHero = ({take}: TakeInVariants): boolean =>
    hero.take !== null && nameInSpot(take) === nameInSpot(hero.take);
  const matches = await matchTakes(named, {hero, isHero, grade: known, shots: spot.shots}, context);
  for (const [at, {lead, own, ...found}] of named.entries()) {
    const {take} = lead;
    const name = takeName(take);
    const {to, matched} = matches[at] as MatchedTake;
    const correction = matched?.correction ?? {};
    const whole = correctionWith(known, take, correction);
    const seen =
      to === 'picture'
        ? {...found, products: asBeforeCorrection(found.products, found.unseen, correction), unseen: []}
        : found;
    const {guard, findings: ofTake} = guardTake(lead, seen, whole?.correction ?? {});
    findings.push(...ofTake);
    written.push({shot: take.shot, name, measured: correction, guard});
    graded.push({
      shot: take.shot,
      take: take.number,
      name,
      hero: isHero(lead),
      to,
      correction,
      part: matched?.part ?? 0,
      before: roundDelta(matched?.before ?? 0),
      after: roundDelta(matched?.after ?? 0),
      tones: summaryOf(statisticsOf(pointsOf(own.samples.all))),
    });
  }
  const chosen = known.hero === undefined ? (hero.take?.shot ?? null) : null;
  const after = editText(file, base, (text) => gradeText(text, chosen, written));
  const grade = parseYaml(after, file, GradeFile).value;
  const shownColours = shown.map(({take}, at) => {
    const {products = [], unseen = []} = measured[at] ?? {};
    const {to, matched} =
      matches[named.findIndex(({lead}) => nameInSpot(lead.take) === nameInSpot(take))] ?? {};
    return to === 'picture' && matched ? asBeforeCorrection(products, unseen, matched.correction) : products;
  });
  findings.push(...(await lookFindings(shown, shownColours, grade, context)));
  const changes = before === after ? [] : [{file, before, after}];
  if (dryRun) return {hero: hero.name, takes: graded, findings, changes, pictures: []};
  await writeRewrites(changes);
  report.step('Drawing before and after');
  const leads = named.map(({lead}) => lead);
  const pictures = await drawGradePictures(leads, grade, join(workspace.out, spot.id, 'grade'), context);
  return {hero: hero.name, takes: graded, findings, changes, pictures};
}

/**
 * Takes by their names in `grade.yaml`: one clip in two frame rates, or one photo in two formats or lengths, has one correction. It is matched
 * as it is shown first; products are guarded wherever they were found.
 */
function byName(shown: readonly TakeInVariants[], measured: readonly MeasuredTake[]) {
  const all = shown.map((lead, at) => ({lead, own: measured[at] as MeasuredTake}));
  const groups = Map.groupBy(all, ({lead}) => nameInSpot(lead.take));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const products = group.flatMap(({own}) => own.products);
    const unchecked = group.find(({own}) => own.unchecked !== null)?.own.unchecked ?? null;
    // What was found in one of them is no unseen product of the others.
    const unseen =
      first?.own.unseen.filter((name) => group.every(({own}) => own.unseen.includes(name))) ?? [];
    return first ? [{...first, products, unseen, unchecked}] : [];
  });
}

/** The photos of the products of brands. Products with one name are told apart by their brands. */
function photosOfBrands(brands: readonly Brand[]): SoughtPhoto[] {
  const photos = brands.map(photosOf);
  const sharedBy = (name: string): number =>
    photos.filter((own) => own.some((photo) => photo.name === name)).length;
  return brands.flatMap(({id}, at) =>
    (photos[at] ?? []).map((photo) => ({
      ...photo,
      name: sharedBy(photo.name) > 1 ? `${photo.name} of ${id}` : photo.name,
    })),
  );
}

/** The name of a take among those of all shots. */
const nameInSpot = (take: Take): string => `${take.shot} ${takeName(take)}`;
