import {z} from 'zod';
import {keyOf} from '../../machine/files/hash.ts';
import {isFile, readText} from '../../machine/files/read-file.ts';
import type {Job} from '../../spot/ledger/job.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';
import type {Project} from '../project/open-project.ts';
import {requestOf} from '../shoot/buy/read-job.ts';
import {hasBought, openVaultLedger} from '../shoot/vault/open-vault.ts';
import {purchasedFile} from '../shoot/vault/purchased-files.ts';
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

/** A line as a job brought it. Undefined where its file is not in the vault. */
export async function boughtLine(
  line: SpokenLine,
  job: Job,
  project: Pick<Project, 'workspace' | 'store' | 'tools'>,
): Promise<SpokenFile | undefined> {
  const {asset, operation, plan} = job;
  const {vault} = project.workspace;
  const file = asset && purchasedFile(vault, asset.file);
  if (!file || !(await isFile(file))) return undefined;
  const timings = Kept.safeParse(operation).data?.vendor.timings;
  const kept = timings === undefined ? undefined : purchasedFile(vault, timings);
  const text = kept !== undefined && (await isFile(kept)) ? await readText(kept) : undefined;
  const about = {provider: plan.provider, model: requestOf(job).model, request: plan.key};
  const heard = await hearLine(file, asset.file, line, project, text);
  return {file, sha256: hashIn(asset.file), ...about, ...heard};
}
