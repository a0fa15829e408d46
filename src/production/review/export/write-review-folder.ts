import {randomUUID} from 'node:crypto';
import {dirname, join} from 'node:path';
import {makeFolder, moveFolder} from '../../../machine/files/folders.ts';
import {exists} from '../../../machine/files/read-file.ts';
import {copyTo, remove, writeWhole} from '../../../machine/files/write-file.ts';
import {bundleReviewApp} from '../../../machine/web/bundle-page.ts';
import {REVIEW_FONT} from '../../../machine/web/web-app.ts';
import {invalid} from '../../../spot/problem/errors.ts';
import type {ReviewBoard} from '../../../spot/review/board.ts';
import type {ExportedReview} from '../../../spot/review/sent-notes.ts';
import type {Project} from '../../project/open-project.ts';
import {openSpot} from '../../project/open-spot.ts';
import type {Report} from '../../project/report.ts';
import {frameStillOf, openingFrame} from '../../render/opening-stills.ts';
import {boardOf, findSegments} from '../board/board.ts';
import {findPlaces, recallPlaces} from '../board/find-places.ts';
import {sentCopyOf, shownOf} from '../board/review-media.ts';
import {currentMasters, type ReviewedMaster} from '../current-masters.ts';

type Exporting = {to: string; hashOf: (file: string) => Promise<string>; report: Report; signal: AbortSignal};

/**
 * Writes a folder of files with which people without access can look at the masters and write notes: the page, copies of the masters, and
 * stills. It has no notes, decisions or findings of others. It is written completely or not at all. Errors: `not-rendered`,
 * `export-exists`, those of the disk.
 */
export async function writeReviewFolder(
  project: Project,
  spot: string,
  {to, hashOf, report, signal}: Exporting,
): Promise<{variants: string[]}> {
  const {workspace, store, tools} = project;
  if (await exists(to)) throw inTheWay(to);
  const masters = await currentMasters(workspace, spot, hashOf);
  await findUnknown(masters, project, spot, {report, signal});
  const draft = join(dirname(to), `.${randomUUID()}.export`);
  try {
    const media = await makeFolder(join(draft, 'media'));
    const context = {store, tools, signal};
    for (const master of masters) {
      report.step(`copying ${master.variant}`);
      const shown = shownOf(master);
      await copyTo(await sentCopyOf(shown, context), join(media, `${master.sha256}.mp4`));
      await copyTo(
        await frameStillOf(shown, openingFrame(shown), context),
        join(media, `${master.sha256}.jpg`),
      );
      if (master.ad)
        await copyTo(
          await frameStillOf(shown, master.ad.cover, context),
          join(media, `${master.sha256}.${master.ad.cover}.jpg`),
        );
    }
    for (const master of masters) await findSegments(master, store);
    const board = await boardOf(masters, {rounds: [], included: null, decisions: []}, project, spot, {
      ...{places: 'known', placesProblem: null, decides: false},
      ...{exported: true, person: null, comparing: false},
    });
    await copyTo(REVIEW_FONT, join(draft, 'font.woff2'));
    await writeWhole(join(draft, 'review.js'), dataScript({id: randomUUID(), board: withoutFindings(board)}));
    await writeWhole(join(draft, 'app.js'), await bundleReviewApp('script'));
    await writeWhole(join(draft, 'index.html'), pageOf(spot));
    await moveFolder(draft, to);
  } finally {
    await remove(draft);
  }
  return {variants: masters.map(({variant}) => variant)};
}

/** Finds the slots and texts of masters where they are not known: notes name the field under their box. */
async function findUnknown(
  masters: readonly ReviewedMaster[],
  project: Project,
  spot: string,
  run: {report: Report; signal: AbortSignal},
): Promise<void> {
  const known = await Promise.all(masters.map((master) => recallPlaces(master, project.store)));
  const open = masters.filter((_, index) => known[index] === null);
  if (open.length > 0)
    await findPlaces(open, await openSpot(project, spot, {keepGoing: true, unsellable: true}), run);
}

const withoutFindings = (board: ReviewBoard): ReviewBoard => ({
  ...board,
  variants: board.variants.map((variant) => ({...variant, findings: null})),
});

/** The data of the page as a script: a page that was opened as a file cannot fetch. No text in it can end the script. */
const dataScript = (review: ExportedReview): string =>
  `globalThis.tenspotReview = ${JSON.stringify(review).replace(/[<>\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)};\n`;

/** The page. Nothing that people wrote becomes a part of this text, except for the id of the spot. */
const pageOf = (spot: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:; img-src 'self' file:; media-src 'self' file:; font-src 'self' file:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<meta name="referrer" content="no-referrer">
<title>${spot}: review</title>
</head>
<body>
<div id="app"></div>
<script src="review.js"></script>
<script src="app.js"></script>
</body>
</html>
`;

const inTheWay = (to: string) =>
  invalid({
    code: 'export-exists',
    what: 'there is something at this path already',
    where: {file: to},
    expected: 'a path at which there is nothing',
    got: 'a file or a folder',
    fix: 'Name another folder, or move this one away.',
  });
