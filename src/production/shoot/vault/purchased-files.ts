import {basename, join} from 'node:path';
import {makeFolder} from '../../../machine/files/folders.ts';
import {sha256File} from '../../../machine/files/hash.ts';
import type {Stored} from '../../../machine/files/hashed-files.ts';
import {exists} from '../../../machine/files/read-file.ts';
import {writeWhole} from '../../../machine/files/write-file.ts';
import type {Job} from '../../../spot/ledger/job.ts';

/** The folder of a vault that holds the purchased files. */
export const purchasesIn = (vault: string): string => join(vault, 'files');

/** The path of a purchased file. */
export const purchasedFile = (vault: string, name: Stored): string => join(purchasesIn(vault), name);

/**
 * The files that a job names: its asset, and what an answer brought that a vendor gives only once, whose name is then a
 * part of the accepted operation.
 */
export function filesNamedBy({asset, operation}: Pick<Job, 'asset' | 'operation'>): Stored[] {
  const {vendor} = operation ?? {};
  const beside = vendor !== null && typeof vendor === 'object' ? Object.values(vendor) : [];
  const named = [asset?.file, ...Object.values(operation ?? {}), ...beside];
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
  await makeFolder(vault);
  if (isNew && !(await exists(ignore))) await writeWhole(ignore, '*\n');
  await makeFolder(purchasesIn(vault));
}
