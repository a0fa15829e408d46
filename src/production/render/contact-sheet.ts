import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import PQueue from 'p-queue';
import {z} from 'zod';
import {keyOf} from '../../machine/files/hash.ts';
import {publish} from '../../machine/files/write-file.ts';
import {frameImage, type VideoFrame} from '../../machine/media/frame-image.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {
  type ContactSheet,
  type ContactSheetCell,
  layContactSheet,
  thumbFor,
} from '../../spot/sheets/contact-sheet.ts';
import {Format} from '../../spot/variant/format.ts';
import type {VariantRecord} from '../../spot/variant/manifest.ts';
import {type SpotProject, spotTitle} from '../project/open-spot.ts';
import type {Batch} from './batch.ts';
import type {BatchContext} from './batch-context.ts';
import {noteMaster, recallMaster, recordOf} from './master-record.ts';
import type {MasterSegment} from './outcome.ts';

const FILE = 'contact-sheet.jpg';

/** The moments of a variant that its cell shows, as parts of its length: opening, middle, end. */
const MOMENTS = [0.14, 0.58, 0.92];

/** Writes the contact sheet of a batch. A sheet that cannot be drawn is a warning: the masters are finished all the same. */
export async function tryContactSheet(
  batch: Batch,
  rows: readonly VariantRecord[],
  project: Pick<SpotProject, 'variants' | 'catalog' | 'spot'>,
  program: Promise<string>,
  context: BatchContext,
): Promise<void> {
  try {
    await writeContactSheet(batch, rows, {title: spotTitle(project), program: await program}, context);
  } catch (error) {
    if (context.signal?.aborted || !(error instanceof TenspotError)) throw error;
    context.report.warn(`the contact sheet was not drawn: ${error.message}`);
  }
}

/** Draws the contact sheet, unless the one of an earlier run shows exactly the same. */
async function writeContactSheet(
  batch: Batch,
  rows: readonly VariantRecord[],
  {title, program}: {title: string; program: string},
  context: BatchContext,
): Promise<void> {
  const {workspace, records, folder, store, versions, signal, browser} = context;
  const sheet = await laySheet(batch, rows, title, context);
  if (!sheet) return;
  const file = join(folder, FILE);
  const key = keyOf({sheet, program, versions});
  if (await recallMaster(workspace.home, records, FILE, file, key)) return;
  const session = await browser();
  await store.draft('jpg', async (draft) => {
    const {width, height} = sheet;
    const still = {kind: 'still', composition: 'contact-sheet', frame: 0, format: 'jpeg'} as const;
    await session.draw({...still, props: sheet, width, height, output: draft}, undefined, signal);
    const record = await recordOf(draft, key);
    await publish(draft, file);
    await noteMaster(workspace.home, records, FILE, record);
  });
}

/** The sheet as data, with its pictures stored. Undefined where no variant is done. */
async function laySheet(
  {proof, outcomes}: Batch,
  rows: readonly VariantRecord[],
  title: string,
  context: BatchContext,
): Promise<ContactSheet | undefined> {
  const shown = rows.filter(({status}) => status !== 'skipped');
  const first = shown.find(({status}) => status === 'done');
  if (!first) return undefined;
  const thumb = thumbFor(formatOf(first));
  const queue = new PQueue({concurrency: availableParallelism()});
  const cells = await Promise.all(
    shown.map((row) => {
      const segments = outcomes.find(({variant}) => variant.id === row.id)?.segmentFiles ?? [];
      return toCell(row, segments, thumb, queue, context);
    }),
  );
  const listed = (values: readonly string[]): string => [...new Set(values)].join(', ');
  const facts = [
    `${cells.length} variants`,
    listed(shown.map(formatOf)),
    listed(shown.flatMap(({seconds}) => (seconds === null ? [] : [`${seconds} s`]))),
    ...(proof ? ['proof'] : []),
  ];
  return layContactSheet({title, subtitle: facts.join(' · '), cells, thumb});
}

/** The manifest keeps props of any version: only the format is read. */
const WithFormat = z.object({format: Format});
const formatOf = ({props}: VariantRecord): Format => WithFormat.parse(props).format;

type Size = {width: number; height: number};

async function toCell(
  {id, name, file, sha256, seconds, fps, error}: VariantRecord,
  segments: readonly MasterSegment[],
  thumb: Size,
  queue: PQueue,
  context: BatchContext,
): Promise<ContactSheetCell> {
  if (!file || !sha256 || seconds === null) return {label: id, note: error?.[0]?.what ?? 'failed', shots: []};
  const shots = await Promise.all(
    MOMENTS.map((part) => {
      const frame = Math.floor(part * seconds * fps);
      const master = {file: join(context.folder, file), key: sha256, frame};
      return queue.add(() => momentImage(master, frameInSegment(segments, frame), fps, thumb, context));
    }),
  );
  return {label: id, note: name, shots};
}

/** The frame of a segment that a frame of the master shows. Undefined where the segment has no key. */
function frameInSegment(segments: readonly MasterSegment[], frame: number): VideoFrame | undefined {
  let from = 0;
  for (const {file, frames, key} of segments) {
    if (frame < from + frames) return key === null ? undefined : {file, key, frame: frame - from};
    from += frames;
  }
  return undefined;
}

/** A picture of a master. One that several masters share is decoded once, from the segment that they share. */
async function momentImage(
  master: VideoFrame,
  segment: VideoFrame | undefined,
  fps: number,
  thumb: Size,
  {store, tools, signal}: BatchContext,
): Promise<string> {
  const key = keyOf({shot: master.key, frame: master.frame, thumb, ffmpeg: tools.ffmpegVersion});
  const {src} = await store.once(
    key,
    (note) => [note.src],
    async () => ({src: await frameImage(segment ?? master, fps, thumb, {store, tools, signal})}),
  );
  return src;
}
