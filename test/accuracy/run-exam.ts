import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {runTenspot} from '../support/workspace.ts';
import {FORMATS, framesOf, hookFrames, type Instance} from './ads.ts';
import type {ExamBrand} from './brands/brands.ts';
import {chanceFrom} from './chance.ts';
import {describeSet, type ExamSet, type SetOptions} from './exam-set.ts';
import {falselyAlarmed, isFound, type Judged, type PrintedFinding} from './score.ts';
import {checkedSpot, clipsOf, madeId, madeSpot, writeWorkspace} from './write-workspace.ts';

/** What came of a set. */
export type Exam = {
  judged: Judged[];
  /** Rules that only warn. */
  warnings: Set<string>;
  /** Rules that the check has. */
  rules: Set<string>;
  /** Of the check alone. */
  seconds: number;
  /** Why an ad could not be made or checked. */
  failures: string[];
};

type Tell = (text: string) => void;

/**
 * Draws, renders and spoils the ads of a set in a folder, has `tenspot check` check them, and returns what it found. What a run that was
 * ended has made is used again. `makeOnly`: checks nothing.
 */
export async function runExam(
  root: string,
  options: SetOptions,
  tell: Tell,
  {makeOnly = false} = {},
): Promise<Exam> {
  refuseOtherSet(root, options);
  const set = describeSet(root, options);
  await set.book.draw(clipsOf(set.instances), tell);
  await writeWorkspace(root, set);
  const exam: Exam = {judged: [], warnings: new Set(), rules: new Set(), seconds: 0, failures: []};
  for (const brand of set.brands) {
    const own = set.instances.filter(({ad}) => ad.brand === brand);
    if (own.length === 0) continue;
    tell(`${brand.id}: rendering ${new Set(own.map(madeId)).size} variants for ${own.length} ads`);
    await render(root, brand, exam, tell);
    const places = await finish(root, brand, own, set, exam, tell);
    if (!makeOnly) await check(root, brand, own, places, exam, tell);
  }
  return exam;
}

/** A folder goes on with the set that it was made for, and with no other. */
function refuseOtherSet(root: string, {set, seed, footage, small = false}: SetOptions): void {
  const file = join(root, 'set.json');
  const wanted = JSON.stringify({set, seed, footage: footage ?? null, small});
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : wanted;
  if (kept !== wanted)
    throw new Error(`${root}: expected a new folder or one of the set ${wanted}, got one of ${kept}`);
  mkdirSync(root, {recursive: true});
  writeFileSync(file, wanted);
}

async function render(root: string, brand: ExamBrand, exam: Exam, tell: Tell): Promise<void> {
  const {code, stdout, stderr} = await runTenspot(root, ['render', madeSpot(brand), '--json']);
  if (code !== 0)
    exam.failures.push(`render ${madeSpot(brand)}: exit code ${code}: ${(stderr || stdout).slice(-1500)}`);
  if (code !== 0) tell(exam.failures.at(-1) ?? '');
}

type Places = Map<string, Instance['place']>;

/** Puts the masters where the check expects them, each with its defect. */
async function finish(
  root: string,
  brand: ExamBrand,
  own: readonly Instance[],
  {book}: ExamSet,
  exam: Exam,
  tell: Tell,
): Promise<Places> {
  const out = join(root, 'out', checkedSpot(brand));
  const notes = join(root, 'places');
  for (const folder of [out, notes]) mkdirSync(folder, {recursive: true});
  const places: Places = new Map();
  for (const instance of own) {
    const {id, ad, surgery} = instance;
    const source = join(root, 'out', madeSpot(brand), `${madeId(instance)}.mp4`);
    const master = join(out, `${id}.mp4`);
    const note = join(notes, `${id}.json`);
    if (!existsSync(source)) {
      exam.failures.push(`${id}: its master was not rendered`);
      continue;
    }
    if (!surgery) {
      rmSync(master, {force: true});
      linkOrCopy(source, master);
      places.set(id, instance.place);
      continue;
    }
    if (!existsSync(master) || !existsSync(note)) {
      tell(`${id}: ${instance.note}`);
      const draft = join(out, `draft-${id}.mp4`);
      const patient = {
        ...{
          source,
          out: draft,
          ...FORMATS[ad.format],
          fps: ad.fps,
          frames: framesOf(ad),
          hook: hookFrames(ad),
        },
        foreign: book.path(
          book.scenes.find(
            (name) => !Object.values(ad.shots).includes(name) && existsSync(book.path(name)),
          ) ?? 'scene-0',
        ),
        scratch: notes,
        chance: chanceFrom(11).fork(id),
      };
      try {
        const place = await surgery(patient);
        renameSync(draft, master);
        writeFileSync(note, JSON.stringify(place));
      } catch (error) {
        exam.failures.push(`${id}: ${(error as Error).message.slice(0, 600)}`);
        tell(exam.failures.at(-1) ?? '');
        continue;
      }
    }
    places.set(id, JSON.parse(readFileSync(note, 'utf8')) as Instance['place']);
  }
  return places;
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

type Printed = {
  rules: {id: string; severity: string}[];
  variants: {id: string; findings: PrintedFinding[]}[];
};

async function check(
  root: string,
  brand: ExamBrand,
  own: readonly Instance[],
  places: Places,
  exam: Exam,
  tell: Tell,
): Promise<void> {
  const began = performance.now();
  const {code, stdout, stderr} = await runTenspot(root, ['check', checkedSpot(brand), '--json']);
  const seconds = (performance.now() - began) / 1000;
  exam.seconds += seconds;
  if (code !== 0 && code !== 4) {
    exam.failures.push(`check ${brand.id}: exit code ${code}: ${stderr.slice(-1500)}`);
    tell(exam.failures.at(-1) ?? '');
    return;
  }
  const report = JSON.parse(stdout) as Printed;
  for (const {id, severity} of report.rules) {
    exam.rules.add(id);
    if (severity === 'warning') exam.warnings.add(id);
  }
  const found = new Map(report.variants.map(({id, findings}) => [id, findings]));
  const judged = own.flatMap((instance): Judged[] => {
    const place = places.get(instance.id);
    return place === undefined ? [] : [{instance, place, findings: found.get(instance.id) ?? []}];
  });
  exam.judged.push(...judged);
  const missed = judged.filter((each) => each.instance.kind && !isFound(each, exam));
  const alarmed = falselyAlarmed(judged);
  tell(
    [
      `${brand.id}: checked in ${seconds.toFixed(0)} s`,
      ...missed.map(({instance}) => `  missed ${instance.id}`),
      ...alarmed.map(({instance}) => `  false alarm ${instance.id}`),
    ].join('\n'),
  );
}
