import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {runTenspot} from '../support/workspace.ts';
import type {ExamBrand} from './brands/brands.ts';
import {checkAds} from './check-ads.ts';
import {describeSet, type SetOptions} from './exam-set.ts';
import {finishAds} from './finish-ads.ts';
import {type Program, readProgram} from './program.ts';
import {falselyAlarmed, isFound, type Judged} from './score.ts';
import {clipsOf, madeId, madeSpot, writeWorkspace} from './write-workspace.ts';

/** What came of a set. */
export type Exam = {
  judged: Judged[];
  /** Rules that only warn. */
  warnings: Set<string>;
  /** Rules that the check has. */
  rules: Set<string>;
  /** Of the check alone. */
  seconds: number;
  /** What was measured: the commit, and a hash of the program and the generator. */
  program: string;
  /** Why an ad could not be made or checked. */
  failures: string[];
};

type Tell = (text: string) => void;

/**
 * Draws, renders and spoils the ads of a set in a folder, has `tenspot check` check them, and returns what it found. What a run that was
 * ended has made is used again, and so is what it has judged, if the program is the same. `makeOnly`: checks nothing.
 */
export async function runExam(
  root: string,
  options: SetOptions,
  tell: Tell,
  {makeOnly = false} = {},
): Promise<Exam> {
  const program = readProgram();
  refuseOtherSet(root, options, program);
  const set = describeSet(root, options);
  await set.book.draw(clipsOf(set.instances), tell);
  await writeWorkspace(root, set);
  const exam: Exam = {
    ...{judged: [], warnings: new Set(), rules: new Set(), seconds: 0, failures: []},
    program: program.title,
  };
  const failed = (why: string): void => {
    exam.failures.push(why);
    tell(why);
  };
  for (const brand of set.brands) {
    const own = set.instances.filter(({ad}) => ad.brand === brand);
    if (own.length === 0) continue;
    tell(`${brand.id}: rendering ${new Set(own.map(madeId)).size} variants for ${own.length} ads`);
    await render(root, brand, failed);
    const finished = await finishAds(own, {root, brand, book: set.book, tell, failed});
    if (makeOnly) continue;
    const checked = await checkAds(finished, {root, brand, program: program.all, tell, failed});
    for (const {rules, seconds} of checked) {
      exam.seconds += seconds;
      for (const {id, severity} of rules) {
        exam.rules.add(id);
        if (severity === 'warning') exam.warnings.add(id);
      }
    }
    exam.judged.push(...checked);
    const missed = checked.filter((each) => each.instance.kind && !isFound(each, exam));
    const alarmed = falselyAlarmed(checked);
    tell(
      [
        `${brand.id}: checked`,
        ...missed.map(({instance}) => `  missed ${instance.id}`),
        ...alarmed.map(({instance}) => `  false alarm ${instance.id}`),
      ].join('\n'),
    );
  }
  return exam;
}

/** A folder goes on with the set that it was made for, and with no other. Another generator makes other ads. */
function refuseOtherSet(
  root: string,
  {set, seed, footage, small = false}: SetOptions,
  {generator}: Program,
): void {
  const file = join(root, 'set.json');
  const wanted = JSON.stringify({
    ...{set, seed, footage: footage ?? null, small},
    generator: generator.slice(0, 12),
  });
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : wanted;
  if (kept !== wanted)
    throw new Error(`${root}: expected a new folder or one of the set ${wanted}, got one of ${kept}`);
  mkdirSync(root, {recursive: true});
  writeFileSync(file, wanted);
}

async function render(root: string, brand: ExamBrand, failed: Tell): Promise<void> {
  const {code, stdout, stderr} = await runTenspot(root, ['render', madeSpot(brand), '--json']);
  if (code !== 0) failed(`render ${madeSpot(brand)}: exit code ${code}: ${(stderr || stdout).slice(-1500)}`);
}
