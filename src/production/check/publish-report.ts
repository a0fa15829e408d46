import {join} from 'node:path';
import {isFile, readJson} from '../../machine/files/read-file.ts';
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

/**
 * A report, with the results of the last one in the folder for variants that it leaves out and whose masters are still the same. Reads these
 * masters. `hashOf`: the sha256 of a file as it is now.
 */
export async function completeReport(
  report: CheckReport,
  folder: string,
  {variants, catalog}: Pick<SpotProject, 'variants' | 'catalog'>,
  hashOf: (file: string) => Promise<string>,
): Promise<CheckReport> {
  const earlier = report.beforeRender ? undefined : await readCheckReport(folder);
  const own = new Set(report.variants.map(({id}) => id));
  const masters = new Map<string, string>();
  for (const {id, sha256} of earlier?.variants ?? []) {
    const file = join(folder, `${id}.mp4`);
    if (!own.has(id) && sha256 !== null && (await isFile(file))) masters.set(id, await hashOf(file));
  }
  return withEarlierResults(report, earlier, {
    brands: new Map(variants.map(({id, props}) => [id, props.brand])),
    limits: limitsOfBrands(variants, {catalog}),
    masters,
  });
}

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
