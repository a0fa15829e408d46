import {dirname, join, relative, sep} from 'node:path';
import {readBytes} from '../../../machine/files/read-file.ts';
import {writeWhole} from '../../../machine/files/write-file.ts';
import type {CostSheet} from '../../../spot/takes/cost-sheet.ts';
import type {SpotProject} from '../../project/open-spot.ts';
import {isSandbox} from '../../project/workspace.ts';
import {purchasedFile} from '../../shoot/vault/purchased-files.ts';
import type {ShotRow, TakeRow} from '../list-takes.ts';
import {picturesAt} from '../take-pictures.ts';
import {type PageShot, type PageTake, pageOf} from './page.ts';

/** Writes the page that plays the takes. Returns its path. */
export async function writePage(
  rows: readonly ShotRow[],
  costs: CostSheet,
  title: string,
  {workspace, spot, store, tools}: Pick<SpotProject, 'workspace' | 'spot' | 'store' | 'tools'>,
  signal?: AbortSignal,
): Promise<string> {
  const file = join(workspace.out, spot.id, 'takes.html');
  const toTake = async (row: TakeRow, shot: ShotRow): Promise<PageTake> => {
    const [picture] = await picturesAt(row, shot, [0.5], {store, tools, signal, vault: workspace.vault});
    return {
      row,
      src: row.clip === null ? null : urlTo(purchasedFile(workspace.vault, row.clip), file),
      poster:
        picture === undefined ? null : Buffer.from(await readBytes(store.path(picture))).toString('base64'),
    };
  };
  const shots: PageShot[] = [];
  for (const row of rows) {
    const takes: PageTake[] = [];
    for (const take of row.takes) takes.push(await toTake(take, row));
    shots.push({row, takes});
  }
  const sandbox = isSandbox(workspace);
  await writeWhole(file, pageOf({spot: spot.id, title, sandbox, shots, costs}));
  return file;
}

/** A relative URL: the page can be moved together with its folder, and opened from a disk or a server. */
const urlTo = (file: string, page: string): string =>
  relative(dirname(page), file).split(sep).map(encodeURIComponent).join('/');
