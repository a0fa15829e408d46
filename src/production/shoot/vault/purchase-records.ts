import {join} from 'node:path';
import {z} from 'zod';
import {listEntries} from '../../../machine/files/folders.ts';
import type {Stored} from '../../../machine/files/hashed-files.ts';
import {readJson} from '../../../machine/files/read-file.ts';
import {remove, writeWhole} from '../../../machine/files/write-file.ts';
import {ASSET_KINDS, MediaType} from '../../../spot/ledger/asset.ts';
import {type Job, JobTerms, StoredOperation} from '../../../spot/ledger/job.ts';
import {Micro} from '../../../spot/ledger/money.ts';
import {Subject} from '../../../spot/ledger/subject.ts';
import {purchasedFile, purchasesIn} from './purchased-files.ts';

/** All that is known of a job when it brings a file: enough to write the job into a ledger that lost it. */
const PurchaseRecord = z.strictObject({
  version: z.literal(2),
  job: z.string(),
  /** The name of the purchased file. */
  file: z.string(),
  /** ISO 8601. */
  boughtAt: z.string(),
  terms: JobTerms,
  day: z.string().nullable(),
  sentAt: z.string().nullable(),
  /** The job at the provider; null where the file came with the answer to the submission. */
  operation: StoredOperation.nullable(),
  /** What the provider says that it charged; null where it has not said. */
  cost: Micro.nullable(),
  /** The number of the job's last event in the ledger; a ledger that ends before it is older. Null after a repair. */
  sequence: z.int().nullable(),
  /** Whether the file was decoded to its end. False of an answer that a vendor gives only once, as it came. */
  checked: z.boolean(),
  /** When the file was deleted by `tenspot takes prune` (ISO 8601). */
  pruned: z.string().optional(),
});
export type PurchaseRecord = z.infer<typeof PurchaseRecord>;

/** The records of 0.2.0: one for each file, without the request, the price and the id at the provider. */
const OlderRecord = z.object({
  purchases: z.array(
    z.object({
      job: z.string(),
      order: z.string(),
      key: z.string(),
      kind: z.enum(ASSET_KINDS),
      mediaType: MediaType,
      subject: Subject,
      provider: z.string(),
      model: z.string().nullable(),
      boughtAt: z.string(),
    }),
  ),
});

/** A job with what is known of it. */
export type PurchasingJob = Pick<Job, 'id' | 'plan'> &
  Partial<Pick<Job, 'day' | 'sentAt' | 'operation' | 'cost' | 'sequence'>>;

const RECORD = /^([0-9a-f]{64})\.([^/]+)\.json$/;
const OLDER = /^([0-9a-f]{64})\.json$/;

const recordName = (name: Stored, job: string): string =>
  `${name.split('.')[0]}.${encodeURIComponent(job)}.json`;

/** A record as it lies in the vault. `records` is empty where it cannot be read. */
export type FoundRecord = {name: string; job: string | undefined; read: () => Promise<PurchaseRecord[]>};

/** The records in a vault, by their names. Each has a file of its own, so that processes never write to the same one. */
export async function listRecords(vault: string): Promise<FoundRecord[]> {
  const folder = purchasesIn(vault);
  const names = await listEntries(folder).catch(() => []);
  return names.flatMap((name): FoundRecord[] => {
    const path = join(folder, name);
    const [, , job] = RECORD.exec(name) ?? [];
    if (job !== undefined) return [{name, job: decoded(job), read: () => readRecord(path)}];
    const [, sha256] = OLDER.exec(name) ?? [];
    const file = sha256 && names.find((each) => each.startsWith(`${sha256}.`) && !each.endsWith('.json'));
    return sha256 ? [{name, job: undefined, read: () => readOlder(path, file ?? sha256)}] : [];
  });
}

/** The records of the jobs that brought a purchased file; none where they are missing or cannot be read. */
export async function readPurchases(vault: string, name: Stored): Promise<PurchaseRecord[]> {
  const [sha256] = name.split('.');
  const found = (await listRecords(vault)).filter((each) => each.name.split('.')[0] === sha256);
  return (await Promise.all(found.map(({read}) => read()))).flat();
}

/** Writes what is known of a job beside the file that it brings. Call it before the file is there: no purchased file is without its record. */
export async function recordPurchase(
  vault: string,
  name: Stored,
  {id, plan, day, sentAt, operation, cost, sequence}: PurchasingJob,
  boughtAt: string,
  checked: boolean,
): Promise<void> {
  const path = join(purchasesIn(vault), recordName(name, id));
  const [before] = await readRecord(path);
  await writeRecord(vault, {
    version: 2,
    job: id,
    file: name,
    boughtAt: before?.boughtAt ?? boughtAt,
    terms: plan,
    day: day ?? before?.day ?? null,
    sentAt: sentAt ?? before?.sentAt ?? null,
    operation: operation ?? before?.operation ?? null,
    cost: cost ?? before?.cost ?? null,
    sequence: sequence ?? before?.sequence ?? null,
    checked: checked || (before?.checked ?? false),
  });
}

/** Deletes a purchased file. Its records stay, and say that it was deleted: it was paid for all the same. */
export async function deletePurchase(vault: string, name: Stored, at: string): Promise<void> {
  for (const record of await readPurchases(vault, name)) await writeRecord(vault, {...record, pruned: at});
  await remove(purchasedFile(vault, name));
}

export const writeRecord = (vault: string, record: PurchaseRecord): Promise<void> =>
  writeWhole(
    join(purchasesIn(vault), recordName(record.file, record.job)),
    `${JSON.stringify(record, null, 2)}\n`,
  );

async function readRecord(path: string): Promise<PurchaseRecord[]> {
  const read = PurchaseRecord.safeParse(await readJson(path));
  return read.success ? [read.data] : [];
}

/** What an older record says, as a record of today: it costs nothing, because its price is not known. */
async function readOlder(path: string, file: string): Promise<PurchaseRecord[]> {
  const read = OlderRecord.safeParse(await readJson(path));
  return (read.data?.purchases ?? []).map(({job, model, boughtAt, ...said}) => ({
    version: 2,
    job,
    file,
    boughtAt,
    terms: {...said, batch: 'rebuilt', request: {model}, worst: 0, attempt: 1, clientId: job.slice(9) || job},
    day: null,
    sentAt: null,
    operation: null,
    cost: null,
    sequence: null,
    checked: true,
  }));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
