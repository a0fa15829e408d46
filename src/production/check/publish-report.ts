import {join} from 'node:path';
import {readJson} from '../../machine/files/read-file.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import {CheckReport} from '../../spot/findings/check-report.ts';
import {withEarlierResults} from '../../spot/findings/merge-reports.ts';
import {type SpotProject, spotTitle} from '../project/open-spot.ts';
import {limitsOfBrands} from './applied-rules.ts';
import {checkPage} from './page/check-page.ts';
import {removeOtherPictures} from './page/evidence-pictures.ts';

/** The report of the last check in the folder of the masters. Undefined where there is none, or none that can be read. */
export const readCheckReport = async (folder: string): Promise<CheckReport | undefined> =>
  CheckReport.safeParse(await readJson(join(folder, 'check.json'))).data;

/** A report, with the results of `earlier` for variants that it leaves out. */
export const completeReport = (
  report: CheckReport,
  earlier: CheckReport | undefined,
  {variants, catalog}: Pick<SpotProject, 'variants' | 'catalog'>,
): CheckReport =>
  withEarlierResults(report, earlier, {
    brands: new Map(variants.map(({id, props}) => [id, props.brand])),
    limits: limitsOfBrands(variants, {catalog}),
  });

/** Writes a report and its page, and removes the pictures of earlier ones. That of a check before a render gets files of its own: it says nothing about masters. */
export async function publishReport(
  report: CheckReport,
  folder: string,
  project: SpotProject,
): Promise<void> {
  const name = report.beforeRender ? 'before-render' : 'check';
  await writeWhole(join(folder, `${name}.html`), checkPage(report, spotTitle(project)));
  await writeWhole(join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
  if (!report.beforeRender) await removeOtherPictures(report, folder);
}
