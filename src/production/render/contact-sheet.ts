import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import PQueue from 'p-queue';
import type {BrowserSession} from '../../machine/browser/session.ts';
import {publish} from '../../machine/files/files.ts';
import {keyOf} from '../../machine/files/hash.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import {
  type ContactSheet,
  type ContactSheetCell,
  layContactSheet,
  thumbFor,
} from '../../spot/sheets/contact-sheet.ts';
import type {Format} from '../../spot/variant/format.ts';
import type {VariantRecord} from '../../spot/variant/manifest.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import {noteMaster, recallMaster, recordOf} from './master-record.ts';
import type {Batch, MasterSegment} from './outcome.ts';

const FILE = 'contact-sheet.jpg';

/** Parts of a spot at which its three moments are taken: the opening, the middle, the end. */
const MOMENTS = [0.14, 0.58, 0.92];

type Sheet = {home: string; name: string; title: string; program: string};

/** Draws the contact sheet of a batch's rows, unless the one that is there shows exactly this. */
export async function writeContactSheet(
  {folder, versions, proof, outcomes}: Batch,
  rows: readonly VariantRecord[],
  {home, name, title, program}: Sheet,
  browser: () => Promise<BrowserSession>,
  shooting: MediaContext,
): Promise<void> {
  const shown = rows.filter(({status}) => status !== 'skipped');
  const first = shown.find(({status}) => status === 'done');
  if (!first) return;
  const thumb = thumbFor((first.props as {format: Format}).format);
  const segmentFilesOf = ({id}: VariantRecord): readonly MasterSegment[] =>
    outcomes.find(({variant}) => variant.id === id)?.segmentFiles ?? [];
  const turns = new PQueue({concurrency: availableParallelism()});
  const cells = await Promise.all(
    shown.map((row) => toCell(row, segmentFilesOf(row), folder, thumb, shooting, turns)),
  );
  const listed = (values: readonly string[]): string => [...new Set(values)].join(', ');
  const facts = [
    `${cells.length} variants`,
    listed(shown.map(({props}) => (props as {format: string}).format)),
    listed(shown.map(({seconds}) => (seconds === null ? '' : `${seconds} s`)).filter(Boolean)),
    ...(proof ? ['proof'] : []),
  ];
  const sheet: ContactSheet = layContactSheet({title, subtitle: facts.join(' · '), cells, thumb});
  const file = join(folder, FILE);
  const key = keyOf({sheet, program, versions});
  if (await recallMaster(home, name, FILE, file, key)) return;
  const session = await browser();
  await shooting.store.draft('jpg', async (draft) => {
    const job = {
      kind: 'still',
      composition: 'contact-sheet',
      props: sheet,
      frame: 0,
      format: 'jpeg',
    } as const;
    await session.draw(
      {...job, width: sheet.width, height: sheet.height, output: draft},
      undefined,
      shooting.signal,
    );
    const record = await recordOf(draft, key);
    await publish(draft, file);
    await noteMaster(home, name, FILE, record);
  });
}

async function toCell(
  {id, name, file, sha256, seconds, fps, error}: VariantRecord,
  segmentFiles: readonly MasterSegment[],
  folder: string,
  thumb: {width: number; height: number},
  shooting: MediaContext,
  turns: PQueue,
): Promise<ContactSheetCell> {
  if (!file || !sha256 || seconds === null) return {label: id, note: error?.[0]?.what ?? 'failed', shots: []};
  const shots = await Promise.all(
    MOMENTS.map((part) => {
      const frame = Math.floor(part * seconds * fps);
      const master = {file: join(folder, file), key: sha256, frame};
      return turns.add(() => shotOf(master, within(segmentFiles, frame), fps, thumb, shooting));
    }),
  );
  return {label: id, note: name, shots};
}

/** A frame of a file whose pictures are known by a key. */
export type MasterFrame = {file: string; key: string; frame: number};

/** Where a frame is among the parts of a master, if that one is known by its content. */
function within(segmentFiles: readonly MasterSegment[], frame: number): MasterFrame | undefined {
  let from = 0;
  for (const {file, frames, key} of segmentFiles) {
    if (frame < from + frames) return key === null ? undefined : {file, key, frame: frame - from};
    from += frames;
  }
  return undefined;
}

/** A picture of a master. What several share is taken once, from the part that they share. */
async function shotOf(
  master: MasterFrame,
  part: MasterFrame | undefined,
  fps: number,
  thumb: {width: number; height: number},
  shooting: MediaContext,
): Promise<string> {
  const key = keyOf({shot: master.key, frame: master.frame, thumb, ffmpeg: shooting.tools.ffmpegVersion});
  const {src} = await shooting.store.once(
    key,
    (note) => [note.src],
    async () => ({src: await frameImage(part ?? master, fps, thumb, shooting)}),
  );
  return src;
}

/** One frame, fitted into the thumb's shape on black. */
export async function frameImage(
  {file: source, key: content, frame}: MasterFrame,
  fps: number,
  thumb: {width: number; height: number},
  {store, tools, signal}: MediaContext,
): Promise<string> {
  const [width, height] = [thumb.width * 2, thumb.height * 2];
  const key = keyOf({picture: content, frame, width, height, ffmpeg: tools.ffmpegVersion});
  const {src} = await store.once(
    key,
    (note) => [note.src],
    () =>
      store.draft('jpg', async (file) => {
        // A picture this small may be a frame early, and is the same without what smooths the blocks of a large one.
        const seek = ['-skip_frame', 'noref', '-skip_loop_filter', 'all', '-ss', String((frame + 0.5) / fps)];
        const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease:flags=area+accurate_rnd:in_color_matrix=bt709:in_range=tv:out_range=pc`;
        const filters = `${fit},pad=${width}:${height}:-1:-1,format=yuvj444p`;
        await ffmpeg(tools, [...input(source, seek), '-frames:v', '1', '-vf', filters, '-q:v', '2', file], {
          signal,
        });
        return {src: await store.put(file)};
      }),
  );
  return src;
}
