import {basename, join} from 'node:path';
import {readBytes} from '../../../machine/files/read-file.ts';
import {writeWhole} from '../../../machine/files/write-file.ts';
import {findPlacement} from '../../../spot/placement/placements.ts';
import {invalid} from '../../../spot/problem/errors.ts';
import type {DeliverContext} from '../deliver-context.ts';
import type {Delivered} from '../make-all.ts';
import {fillSheet} from './fill-sheet.ts';
import {toAd} from './write-bulk.ts';

/** A sheet to fill in. `placement`: only its ads go into the sheet. Default: all ads, which then have to be of one platform. */
export type FillRequest = {sheet: string; placement: string | null};

/** What was filled in: the path in the delivery, the columns that have values, those that stay empty, and how many rows the sheet had before. */
export type FilledReport = {
  file: string;
  placement: string | null;
  filled: string[];
  empty: string[];
  rows: number;
};

/**
 * Refuses sheets that cannot be filled in, before anything is encoded. Errors: `fill-platforms` for a sheet of ads of several platforms,
 * `fill-placement` for a placement that is not delivered to, `fill-twice` for two sheets of one name.
 */
export function refuseFills(fills: readonly FillRequest[], placements: readonly string[]): void {
  const names = fills.map(({sheet}) => basename(sheet).toLowerCase());
  for (const [at, {sheet, placement}] of fills.entries()) {
    const own = placement === null ? placements : placements.filter((id) => id === placement);
    const platforms = [...new Set(own.map((id) => findPlacement(id).platform ?? id))];
    if (own.length === 0)
      throw invalid({
        code: 'fill-placement',
        what: `this delivery is not for the placement "${placement}"`,
        where: {file: sheet},
        expected: placements.join(', '),
        got: String(placement),
        fix: 'Name a placement of this delivery: --fill <placement>=<csv>.',
      });
    if (platforms.length > 1)
      throw invalid({
        code: 'fill-platforms',
        what: 'this sheet would get the ads of several platforms',
        where: {file: sheet},
        expected: 'ads of one platform',
        got: platforms.join(', '),
        fix: `Name the placement of the sheet: --fill ${placements[0]}=<csv>.`,
      });
    if (names.indexOf(names[at] ?? '') !== at)
      throw invalid({
        code: 'fill-twice',
        what: 'two sheets have the same file name',
        where: {file: sheet},
        expected: 'a different name for each sheet',
        got: basename(sheet),
        fix: 'Rename one of them.',
      });
  }
}

/** Fills in the sheet of an account with the delivered files of its placement, and writes it into the delivery: `filled/<its name>`. Errors: those of `fillSheet`. */
export async function writeFilled(
  folder: string,
  {sheet, placement}: FillRequest,
  delivered: readonly Delivered[],
  context: DeliverContext,
): Promise<FilledReport> {
  const own = delivered.filter(({pair}) => placement === null || pair.placement.id === placement);
  const ads = own.map((each) => {
    const {file, cover} = each.deliverable;
    return toAd(each, basename(file), basename(cover.file), context);
  });
  const {data, filled, empty, rows} = fillSheet(Buffer.from(await readBytes(sheet)), sheet, ads);
  const file = `filled/${basename(sheet)}`;
  await writeWhole(join(folder, file), data);
  return {file, placement, filled, empty, rows};
}
