import {basename, join} from 'node:path';
import {readBytes} from '../../../machine/files/read-file.ts';
import {writeWhole} from '../../../machine/files/write-file.ts';
import type {Deliverable} from '../../../spot/delivery/delivery.ts';
import type {DeliverContext, Pair} from '../deliver-context.ts';
import {fillSheet} from './fill-sheet.ts';
import {toAd} from './write-bulk.ts';

/** Fills in the sheet of an account with all delivered files, and writes it into the delivery: `filled/<its name>`. Errors: `fill-unknown`. */
export async function writeFilled(
  folder: string,
  sheet: string,
  delivered: readonly {pair: Pair; deliverable: Deliverable}[],
  context: DeliverContext,
): Promise<{file: string; filled: string[]; empty: string[]}> {
  const ads = delivered.map((each) => {
    const {file, cover} = each.deliverable;
    return toAd(each, basename(file), basename(cover.file), context);
  });
  const {data, filled, empty} = fillSheet(Buffer.from(await readBytes(sheet)), sheet, ads);
  const file = `filled/${basename(sheet)}`;
  await writeWhole(join(folder, file), data);
  return {file, filled, empty};
}
