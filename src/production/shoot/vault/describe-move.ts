import {join} from 'node:path';
import {placeOf} from '../../../machine/files/folder-place.ts';
import {folderSize} from '../../../machine/files/folder-size.ts';
import {listEntries} from '../../../machine/files/folders.ts';
import {realPath} from '../../../machine/files/inside.ts';
import type {VaultPlaces} from './old-ledger.ts';
import {purchasesIn, STORED} from './purchased-files.ts';

/** A line about a finished move: how much is where now, and which purchased files stayed because their bytes are damaged. */
export async function describeMove({home, vault}: VaultPlaces): Promise<string> {
  const names = await listEntries(purchasesIn(vault));
  const files = names.filter((name) => STORED.test(name));
  const records = new Set(names.filter((name) => name.endsWith('.json')).map((name) => name.split('.')[0]));
  const there = new Set(files.map((name) => name.split('.')[0]));
  const lost = [...records].filter((sha256) => sha256 !== undefined && !there.has(sha256));
  const left = (await listEntries(join(home, 'store')).catch(() => [])).filter((name) =>
    lost.includes(name.split('.')[0]),
  );
  const [from = home, to = vault] = await Promise.all([realPath(home), realPath(vault)]);
  const isOtherDisk = (await placeOf(from)).device !== (await placeOf(to)).device;
  const size = `${((await folderSize(vault)) / 1e6).toFixed(1)} MB`;
  const moved = `moved the ledger and ${files.length} purchased ${files.length === 1 ? 'file' : 'files'} (${size}) from ${from} to ${to}${isOtherDisk ? ', which is on another disk' : ''}: back up that folder`;
  return left.length === 0
    ? moved
    : `${moved}. ${left.length} damaged ${left.length === 1 ? 'file stays' : 'files stay'} in ${join(from, 'store')}: ${left.join(', ')}`;
}
