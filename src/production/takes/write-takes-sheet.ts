import {join} from 'node:path';
import {publish} from '../../machine/files/write-file.ts';
import {layTakes, MOMENTS, type TakesRow} from '../../spot/sheets/takes-sheet.ts';
import {drawSheet} from '../project/draw-sheet.ts';
import {lazyBrowser} from '../project/lazy-browser.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import {describeCounts, describePrice, describeVerdict, verdictTone} from './describe-take.ts';
import type {ShotRow} from './list-takes.ts';
import {picturesAt} from './take-pictures.ts';

/** Draws the contact sheet of takes. Returns its path. */
export async function writeTakesSheet(
  shots: readonly ShotRow[],
  title: string,
  project: Pick<SpotProject, 'workspace' | 'spot' | 'store' | 'tools' | 'env'>,
  report: Report,
  signal?: AbortSignal,
): Promise<string> {
  const {workspace, spot, store, tools} = project;
  const rows: TakesRow[] = [];
  for (const row of shots) rows.push(await toRow(row, {store, tools, signal, vault: workspace.vault}));
  const sheet = layTakes({title, subtitle: describeCounts(shots), rows});
  const file = join(workspace.out, spot.id, 'takes.jpg');
  const browser = lazyBrowser(project, report);
  try {
    const session = await browser.open();
    await store.draft('jpg', async (draft) => {
      await drawSheet('takes', sheet, draft, session, signal);
      await publish(draft, file);
    });
  } finally {
    await browser.close();
  }
  return file;
}

async function toRow(row: ShotRow, context: MediaContext & {vault: string}): Promise<TakesRow> {
  const {shot, kind, format, text, variants, takes} = row;
  const cells: TakesRow['cells'] = [];
  for (const take of takes) {
    cells.push({
      label: `${take.number}  ${take.model}${take.still ? ', still' : ''}`,
      price: describePrice(take),
      note: describeVerdict(take),
      tone: verdictTone(take),
      shots: await picturesAt(take, row, MOMENTS, context),
    });
  }
  const seen = variants.length === 1 ? '1 variant' : `${variants.length} variants`;
  return {title: shot, subtitle: [kind, format, seen].filter(Boolean).join(' · '), text, format, cells};
}
