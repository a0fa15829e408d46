import {openHashedFiles, type Stored} from '../../../machine/files/hashed-files.ts';
import type {Store} from '../../../machine/files/store.ts';
import {checkAsset, extensionOf} from '../../../machine/media/check-asset.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {makeVault, purchasesIn, recordPurchase} from '../vault/purchased-files.ts';

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
  // Jobs of one process that brought the same bytes write to one record.
  let writing: Promise<void> = Promise.resolve();

  const put: PurchasedFiles['put'] = async (file, extension, job) => {
    const name = await files.put(file, extension);
    const record = (): Promise<void> => recordPurchase(vault, name, job, new Date(now()).toISOString());
    writing = writing.then(record, record);
    await writing;
    return name;
  };

  return {
    path: files.path,
    holds: files.holds,
    put,
    keep: (job, write) => {
      const {mediaType} = job.plan;
      const extension = extensionOf(mediaType);
      return store.draft(extension, async (file) => {
        await write(file);
        await checkAsset(tools, file, mediaType, signal);
        return put(file, extension, job);
      });
    },
  };
}
