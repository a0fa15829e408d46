import {join} from 'node:path';
import {isFile, readJson} from '../../machine/files/read-file.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import {type LockHolder, withLockInTurn} from '../../machine/process/lock.ts';
import {CheckReport} from '../../spot/findings/check-report.ts';
import {withEarlierResults} from '../../spot/findings/merge-reports.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
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

/**
 * Writes a report, completed as `completeReport` does it, with its page, and removes the pictures of earlier ones. That of a check before a render gets files of its own: it says nothing about
 * masters. Two checks that end at once write one after the other, so that each keeps the results of the other. Error: `check-busy`.
 */
export const publishReport = (
  own: CheckReport,
  folder: string,
  project: Pick<SpotProject, 'variants' | 'catalog' | 'workspace' | 'spot'>,
  hashOf: (file: string) => Promise<string>,
): Promise<void> =>
  withLockInTurn(join(project.workspace.home, 'locks', `check-${project.spot.id}`), busy, async () => {
    const report = await completeReport(own, folder, project, hashOf);
    const name = report.beforeRender ? 'before-render' : 'check';
    await writeWhole(join(folder, `${name}.html`), checkPage(report, spotTitle(project)));
    await writeWhole(join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
    if (!report.beforeRender) await removeOtherPictures(report, folder);
  });

const busy = (holder: LockHolder | undefined): TenspotError =>
  new TenspotError({
    code: 'check-busy',
    what: 'another check is writing its results',
    expected: 'one writer at a time',
    got: holder ? `process ${holder.pid}, since ${holder.since}` : 'another program',
    fix: 'Wait a moment, and check again: what was measured is kept.',
  });
