import {basename, join} from 'node:path';
import {z} from 'zod';
import {makeFolder} from '../../../machine/files/folders.ts';
import {sha256File} from '../../../machine/files/hash.ts';
import type {Stored} from '../../../machine/files/hashed-files.ts';
import {exists, readJson} from '../../../machine/files/read-file.ts';
import {remove, writeWhole} from '../../../machine/files/write-file.ts';
import {ASSET_KINDS, MediaType} from '../../../spot/ledger/asset.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {Subject} from '../../../spot/ledger/subject.ts';

/** The folder of a vault that holds the purchased files. */
export const purchasesIn = (vault: string): string => join(vault, 'files');

/** The path of a purchased file. */
export const purchasedFile = (vault: string, name: Stored): string => join(purchasesIn(vault), name);

/** What the record beside a purchased file says of one job that brought it. */
const Purchase = z.object({
  job: z.string(),
  order: z.string(),
  /** The sha256 of the request. */
  key: z.string(),
  kind: z.enum(ASSET_KINDS),
  mediaType: MediaType,
  subject: Subject,
  provider: z.string(),
  /** Null where the request does not name one. */
  model: z.string().nullable(),
  /** ISO 8601. */
  boughtAt: z.string(),
});
export type Purchase = z.infer<typeof Purchase>;

const Modelled = z.looseObject({model: z.string()});

/** Several jobs may have brought the same bytes. */
const PurchaseRecord = z.object({purchases: z.array(Purchase)});

const recordOf = (vault: string, name: Stored): string =>
  join(purchasesIn(vault), `${name.split('.')[0]}.json`);

/** The jobs that brought a purchased file; none where its record is missing or cannot be read. */
export async function readPurchases(vault: string, name: Stored): Promise<Purchase[]> {
  const record = PurchaseRecord.safeParse(await readJson(recordOf(vault, name)));
  return record.data?.purchases ?? [];
}

/** Adds a job to the record of a file. Within one process, one call at a time for each file. */
export async function recordPurchase(
  vault: string,
  name: Stored,
  {id, plan}: Pick<Job, 'id' | 'plan'>,
  boughtAt: string,
): Promise<void> {
  const before = await readPurchases(vault, name);
  if (before.some(({job}) => job === id)) return;
  const {model} = Modelled.safeParse(plan.request).data ?? {};
  const purchase: Purchase = {
    job: id,
    order: plan.order,
    key: plan.key,
    kind: plan.kind,
    mediaType: plan.mediaType,
    subject: plan.subject,
    provider: plan.provider,
    model: model ?? null,
    boughtAt,
  };
  const record = {purchases: [...before, purchase]};
  await writeWhole(recordOf(vault, name), `${JSON.stringify(record, null, 2)}\n`);
}

/** Deletes a purchased file and its record. */
export async function deletePurchase(vault: string, name: Stored): Promise<void> {
  await remove(purchasedFile(vault, name));
  await remove(recordOf(vault, name));
}

/**
 * The files that a job names: its asset, and what an answer brought that a vendor gives only once, whose name is then a
 * part of the accepted operation.
 */
export function filesNamedBy({asset, operation}: Pick<Job, 'asset' | 'operation'>): Stored[] {
  const named = [asset?.file, ...Object.values(operation ?? {})];
  const names = named.filter((each): each is string => typeof each === 'string' && STORED.test(each));
  return [...new Set(names)];
}

/** The name of a stored file: the sha256 of its bytes, and an extension. */
export const STORED = /^[0-9a-f]{64}\.[a-z0-9]+$/;

/** Whether a file is there, with the bytes that its name says. */
export const isWhole = async (file: string): Promise<boolean> =>
  (await exists(file)) && basename(file).startsWith(await sha256File(file));

/** Makes the vault's folders. Git ignores a new vault: its files are large, and the ledger says what was spent. */
export async function makeVault(vault: string): Promise<void> {
  const ignore = join(vault, '.gitignore');
  const isNew = !(await exists(purchasesIn(vault)));
  if (isNew && !(await exists(ignore))) await writeWhole(ignore, '*\n');
  await makeFolder(purchasesIn(vault));
}
