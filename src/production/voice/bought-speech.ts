import {z} from 'zod';
import {keyOf} from '../../machine/files/hash.ts';
import {readText} from '../../machine/files/read-file.ts';
import {timedCharacters} from '../../spot/captions/caption-json.ts';
import type {Job} from '../../spot/ledger/job.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {show} from '../../spot/problem/schema-problems.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';
import type {TimedCharacters} from '../../spot/voice/word-times.ts';
import type {Project} from '../project/open-project.ts';
import {requestOf} from '../shoot/buy/read-job.ts';
import {hasBought, openVaultLedger} from '../shoot/vault/open-vault.ts';
import {isWhole, purchasedFile, STORED} from '../shoot/vault/purchased-files.ts';
import {hashIn, hearLine} from './hear-line.ts';
import type {SpokenFile} from './spoken-file.ts';

/** The id of the order of a line, whichever model speaks it. A line is bought once under it. */
export const lineOrder = ({key}: Pick<SpokenLine, 'key'>): string => keyOf({line: key});

/** The jobs of a workspace that brought speech. */
export async function spokenJobs({workspace}: Pick<Project, 'workspace'>): Promise<Job[]> {
  if (!(await hasBought(workspace))) return [];
  const ledger = await openVaultLedger(workspace, Date.now);
  try {
    return ledger.inStates(['COMMITTED']).filter(({plan}) => plan.kind === 'speech');
  } finally {
    ledger.close();
  }
}

/**
 * Those of `jobs` that brought a line: with the same request (`key`), then with the same order. These are the jobs for which a purchase
 * counts a line as bought: the request of a line changes with the version of its model's card, its order does not.
 */
export function jobsOfLine(
  jobs: readonly Job[],
  line: Pick<SpokenLine, 'key'>,
  key: string | undefined,
): Job[] {
  const order = lineOrder(line);
  const equal = jobs.filter(({plan}) => plan.key === key);
  return [...equal, ...jobs.filter(({plan}) => plan.key !== key && plan.order === order)];
}

const Kept = z.looseObject({vendor: z.looseObject({timings: z.string()})});

/**
 * A line as a job brought it. `problems`: files of it that are not in the vault any more, or have other bytes. Without its recording
 * there is no line (`voice-file-lost`); without its times they are estimated (`voice-times-lost`).
 */
export async function boughtLine(
  line: SpokenLine,
  job: Job,
  project: Pick<Project, 'workspace' | 'store' | 'tools'>,
): Promise<{found?: SpokenFile; problems: Problem[]}> {
  const {asset, operation, plan} = job;
  if (!asset) return {problems: []};
  const {vault} = project.workspace;
  const file = purchasedFile(vault, asset.file);
  if (!(await isWhole(file))) return {problems: [lost(line, file)]};
  const name = Kept.safeParse(operation).data?.vendor.timings;
  const kept = name !== undefined && STORED.test(name) ? purchasedFile(vault, name) : undefined;
  const isKept = kept !== undefined && (await isWhole(kept));
  const characters = isKept ? await readTimes(kept) : undefined;
  const timed = characters && name !== undefined ? {characters, from: name} : undefined;
  const about = {provider: plan.provider, model: requestOf(job).model, request: plan.key};
  const heard = await hearLine(file, asset.file, line, project, timed);
  return {
    found: {file, sha256: hashIn(asset.file), ...about, ...heard},
    problems: kept === undefined || isKept ? [] : [timesLost(line, kept)],
  };
}

/** The times in an answer that is kept. Undefined where the vendor returned none that can be used. */
async function readTimes(file: string): Promise<TimedCharacters | undefined> {
  try {
    const timed = timedCharacters(JSON.parse(await readText(file)));
    return timed?.characters.some((each) => each.trim() !== '') ? timed : undefined;
  } catch {
    return undefined;
  }
}

const lost = ({text}: SpokenLine, file: string): Problem => ({
  code: 'voice-file-lost',
  what: `the line ${show(text)} is bought, and its recording is not in the vault any more, or has other bytes`,
  where: {file},
  expected: 'the file as it was bought',
  got: 'nothing, or other bytes: it counts as not spoken',
  fix: 'Put the file back, from a backup or from the machine that bought it.',
});

const timesLost = ({text}: SpokenLine, file: string): Problem => ({
  code: 'voice-times-lost',
  what: `the times of the line ${show(text)} are not in the vault any more, or have other bytes`,
  where: {file},
  expected: 'the answer of the vendor as it was bought',
  got: 'nothing, or other bytes: its times are estimated from the recording',
  fix: 'Put the file back, from a backup or from the machine that bought it.',
});
