import PQueue from 'p-queue';
import {sha256File} from '../../../machine/files/hash.ts';
import {openHashedFiles, type Stored} from '../../../machine/files/hashed-files.ts';
import type {Store} from '../../../machine/files/store.ts';
import {checkAsset, extensionOf} from '../../../machine/media/check-asset.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {type PurchasingJob, recordPurchase} from '../vault/purchase-records.ts';
import {makeVault, purchasesIn} from '../vault/purchased-files.ts';

/** Where the files of jobs are kept. */
export type Vault = {
  /**
   * Calls `write` with a path, checks the file that is there to its end, and keeps it as what the job brought. Returns its name.
   * Throws what is wrong with the file.
   */
  keep: (job: Pick<Job, 'id' | 'plan'>, write: (file: string) => Promise<void>) => Promise<Stored>;
  /** True when the file is there and its bytes are those that were stored. */
  holds: (file: Stored) => Promise<boolean>;
};

export type PurchasedFiles = Vault & {
  path: (name: Stored) => string;
  /** Keeps a file as it came, for vendors that give a result only once. */
  put: (file: string, extension: string, job: Pick<Job, 'id' | 'plan'>) => Promise<Stored>;
};

type Options = {
  store: Pick<Store, 'draft' | 'scratch'>;
  tools: Tools;
  now: () => number;
  signal?: AbortSignal | undefined;
};

/** The purchased files in the vault of a workspace. Each gets a record of the jobs that brought it. */
export async function openPurchasedFiles(
  vault: string,
  {store, tools, now, signal}: Options,
): Promise<PurchasedFiles> {
  await makeVault(vault);
  const files = await openHashedFiles(purchasesIn(vault), store.scratch);
  // A record is read and then written, so that a job that is kept twice loses nothing.
  const records = new PQueue({concurrency: 1});

  const add = async (file: string, extension: string, job: PurchasingJob, checked: boolean) => {
    // The record first: no purchased file is without one.
    const name = `${await sha256File(file)}.${extension}`;
    await records.add(() => recordPurchase(vault, name, job, new Date(now()).toISOString(), checked));
    return files.put(file, extension);
  };

  return {
    path: files.path,
    holds: files.holds,
    put: (file, extension, job) => add(file, extension, job, false),
    keep: (job, write) => {
      const {mediaType} = job.plan;
      const extension = extensionOf(mediaType);
      return store.draft(extension, async (file) => {
        await write(file);
        await checkAsset(tools, file, mediaType, signal).catch((error: unknown) => {
          throw withoutDraft(error, file);
        });
        return add(file, extension, job, true);
      });
    },
  };
}

/** The error of a check without the path of our draft, which is deleted: notes in the ledger keep the words. */
function withoutDraft(error: unknown, draft: string): unknown {
  if (!(error instanceof TenspotError)) return error;
  const clean = (text: string | undefined): string | undefined => text?.replaceAll(draft, 'the file');
  const problems = error.problems.map(({code, what, expected, got}) => ({
    code,
    what: clean(what) ?? what,
    expected: clean(expected),
    got: clean(got),
  }));
  return new TenspotError(problems, {cause: error});
}
