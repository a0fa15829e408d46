import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import PQueue from 'p-queue';
import {z} from 'zod';
import {listEntries} from '../../machine/files/folders.ts';
import {keyOf} from '../../machine/files/hash.ts';
import {publish, remove} from '../../machine/files/write-file.ts';
import type {Size} from '../../spot/geometry/box.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {
  type ContactSheet,
  type ContactSheetCell,
  divideIntoPages,
  layContactSheet,
  thumbFor,
} from '../../spot/sheets/contact-sheet.ts';
import {sheetMoments} from '../../spot/sheets/sheet-moments.ts';
import {Format} from '../../spot/variant/format.ts';
import type {VariantRecord} from '../../spot/variant/manifest.ts';
import {drawSheet} from '../project/draw-sheet.ts';
import {type SpotProject, spotTitle} from '../project/open-spot.ts';
import type {Batch} from './batch.ts';
import type {BatchContext} from './batch-context.ts';
import {masterPicture} from './master-picture.ts';
import {noteMaster, recallMaster, recordOf} from './master-record.ts';
import type {VariantOutcome} from './outcome.ts';

/** The first page. The others are `contact-sheet-2.jpg` and so on. */
const FILE = 'contact-sheet.jpg';

const PAGE = /^contact-sheet-(\d+)\.jpg$/;

const pageFile = (page: number): string => (page === 0 ? FILE : `contact-sheet-${page + 1}.jpg`);

/** The moments of a variant whose cuts are not known, as parts of its length: opening, middle, end. */
const MOMENTS = [0.14, 0.58, 0.92];

/**
 * Writes the contact sheet of a batch, and returns the paths of its pages. A sheet that cannot be drawn is a warning: the masters are
 * finished all the same.
 */
export async function tryContactSheet(
  batch: Batch,
  rows: readonly VariantRecord[],
  project: Pick<SpotProject, 'variants' | 'catalog' | 'spot'>,
  program: Promise<string>,
  context: BatchContext,
): Promise<string[]> {
  try {
    return await writeContactSheet(batch, rows, {title: spotTitle(project), program: await program}, context);
  } catch (error) {
    if (context.signal?.aborted || !(error instanceof TenspotError)) throw error;
    const [problem] = error.problems;
    const detail =
      problem?.code === 'sheet-not-drawn'
        ? `: expected ${problem.expected}, got ${problem.got}`
        : `: ${error.message}`;
    context.report.warn(`the contact sheet was not drawn${detail}`);
    return [];
  }
}

/** Draws the pages of the contact sheet that no earlier run drew exactly so, and removes those of a longer one. */
async function writeContactSheet(
  batch: Batch,
  rows: readonly VariantRecord[],
  {title, program}: {title: string; program: string},
  context: BatchContext,
): Promise<string[]> {
  const {folder} = context;
  const shown = rows.filter(({status}) => status !== 'skipped');
  if (!shown.some(({status}) => status === 'done')) return [];
  const queue = new PQueue({concurrency: availableParallelism()});
  const outcomes = new Map(batch.outcomes.map((outcome) => [outcome.variant.id, outcome]));
  const cells = shown.map((row) => ({row, format: formatOf(row)}));
  const pages = divideIntoPages(cells);
  for (const [page, own] of pages.entries()) {
    const laid = await Promise.all(
      own.map(async ({row, format}) => ({
        format,
        ...(await toCell(row, outcomes.get(row.id), thumbFor(format), queue, context)),
      })),
    );
    const facts = [
      ...factsOf(shown, batch),
      ...(pages.length > 1 ? [`page ${page + 1} of ${pages.length}`] : []),
    ];
    const sheet = layContactSheet({title, subtitle: facts.join(' · '), cells: laid});
    await writePage(sheet, pageFile(page), program, context);
  }
  for (const name of await listEntries(folder))
    if (Number(PAGE.exec(name)?.[1] ?? 0) > pages.length) await remove(join(folder, name));
  return pages.map((_, page) => join(folder, pageFile(page)));
}

async function writePage(
  sheet: ContactSheet,
  name: string,
  program: string,
  {workspace, records, folder, store, machineFonts, versions, signal, browser}: BatchContext,
): Promise<void> {
  const file = join(folder, name);
  const key = keyOf({sheet, program, versions});
  if (await recallMaster(workspace.home, records, name, file, key, machineFonts)) return;
  const session = await browser();
  await store.draft('jpg', async (draft) => {
    await drawSheet('contact-sheet', sheet, draft, session, signal);
    const record = await recordOf(draft, key);
    await publish(draft, file);
    await noteMaster(workspace.home, records, name, record);
  });
}

/** What all pages say of the batch. */
function factsOf(shown: readonly VariantRecord[], {proof}: Batch): string[] {
  const listed = (values: readonly string[]): string => [...new Set(values)].join(', ');
  return [
    `${shown.length} variants`,
    listed(shown.map(formatOf)),
    listed(shown.flatMap(({seconds}) => (seconds === null ? [] : [`${seconds} s`]))),
    ...(proof ? ['proof'] : []),
  ];
}

/** The manifest keeps props of any version: only the format is read. */
const WithFormat = z.object({format: Format});
const formatOf = ({props}: VariantRecord): Format => WithFormat.parse(props).format;

async function toCell(
  {id, name, file, sha256, seconds, fps, error}: VariantRecord,
  outcome: VariantOutcome | undefined,
  thumb: Size,
  queue: PQueue,
  context: BatchContext,
): Promise<ContactSheetCell> {
  if (!file || !sha256 || seconds === null) return {label: id, note: error?.[0]?.what ?? 'failed', shots: []};
  const frames = await momentsOf(sha256, Math.round(seconds * fps), outcome, context);
  const shots = await Promise.all(
    frames.map((frame) => {
      const master = {file: join(context.folder, file), key: sha256, frame};
      const segments = outcome?.segmentFiles ?? [];
      return queue.add(() => masterPicture(master, {fps, thumb, segments}, context));
    }),
  );
  return {label: id, note: name, shots};
}

/** The frames of a master that its cell shows. They are kept with it, for runs that leave the variant out. */
async function momentsOf(
  sha256: string,
  frames: number,
  outcome: VariantOutcome | undefined,
  {store}: Pick<BatchContext, 'store'>,
): Promise<number[]> {
  const fixed = MOMENTS.map((part) => Math.floor(part * frames));
  const key = keyOf({moments: sha256, version: MOMENTS_VERSION});
  const none = (): string[] => [];
  const spot = outcome?.prepared?.spot;
  if (spot === undefined) return (await store.recall<number[]>(key, none)) ?? fixed;
  return store.once(key, none, async () => sheetMoments(spot));
}

/** Raise when other moments are chosen. */
const MOMENTS_VERSION = 1;
