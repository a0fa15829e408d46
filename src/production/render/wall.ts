import {join} from 'node:path';
import type {BrowserSession} from '../../machine/browser/session.ts';
import {ffmpeg, input} from '../../machine/ffmpeg.ts';
import {publish} from '../../machine/files.ts';
import {keyOf} from '../../machine/hash.ts';
import type {ResolvedSpot} from '../../spot/resolved.ts';
import {layWall, thumbFor, type Wall, type WallCell} from '../../spot/wall.ts';
import type {Shooting} from '../shoot/take.ts';
import type {Batch, Outcome} from './manifest.ts';
import {noteMaster, recallMaster} from './record.ts';

const FILE = 'wall.jpg';

/** Where in its slot a moment is taken: texts are in, nothing is on its way out. */
const MOMENT = 0.6;

type Place = {home: string; name: string};

/** Draws the contact sheet of a batch, unless the one that is there shows exactly this. */
export async function writeWall(
  batch: Batch,
  {home, name}: Place,
  title: string,
  program: string,
  browser: () => Promise<BrowserSession>,
  shooting: Shooting,
): Promise<void> {
  const outcomes = batch.outcomes.filter(({status}) => status !== 'skipped');
  const first = outcomes[0]?.variant.props;
  if (!first) return;
  const thumb = thumbFor(first.format);
  const cells: WallCell[] = [];
  for (const outcome of outcomes) cells.push(await toCell(outcome, batch.folder, thumb, shooting));
  const subtitle = [
    `${cells.length} variants`,
    first.format,
    `${first.seconds} s`,
    ...(batch.proof ? ['proof'] : []),
  ];
  const wall: Wall = layWall({title, subtitle: subtitle.join(' · '), cells, thumb});
  const file = join(batch.folder, FILE);
  const key = keyOf({wall, program, versions: batch.versions});
  if (await recallMaster(home, name, FILE, file, key)) return;
  const session = await browser();
  await shooting.store.draft('jpg', async (draft) => {
    const {width, height} = wall;
    const job = {kind: 'still', composition: 'wall', props: wall, frame: 0, format: 'jpeg'} as const;
    await session.draw({...job, width, height, output: draft}, undefined, shooting.signal);
    await publish(draft, file);
  });
  await noteMaster(home, name, FILE, file, key);
}

async function toCell(
  {variant, prepared, record, problems}: Outcome,
  folder: string,
  thumb: {width: number; height: number},
  shooting: Shooting,
): Promise<WallCell> {
  if (!prepared || !record) return {label: variant.id, note: problems[0]?.what ?? 'failed', shots: []};
  const master = join(folder, `${variant.id}.mp4`);
  const shots: string[] = [];
  for (const frame of momentsIn(prepared.spot))
    shots.push(await shotAt(master, record.sha256, frame, prepared.spot.fps, thumb, shooting));
  return {label: variant.id, note: variant.name, shots};
}

/** Three frames that tell a spot: its opening, its middle, its end. */
function momentsIn({slots}: ResolvedSpot): number[] {
  const spans = Object.values(slots).sort((a, b) => a.from - b.from);
  const chosen = [spans[0], spans[Math.floor(spans.length / 2)], spans.at(-1)];
  return chosen.flatMap((span) => (span ? [span.from + Math.floor(span.frames * MOMENT)] : []));
}

async function shotAt(
  master: string,
  sha256: string,
  frame: number,
  fps: number,
  {width, height}: {width: number; height: number},
  {store, tools, signal}: Shooting,
): Promise<string> {
  const key = keyOf({shot: sha256, frame, width, height});
  const {src} = await store.once(
    key,
    (note) => [note.src],
    () =>
      store.draft('jpg', async (file) => {
        const seek = ['-ss', String((frame + 0.5) / fps)];
        const scale = `scale=${width * 2}:${height * 2}:flags=area+accurate_rnd:in_color_matrix=bt709:in_range=tv:out_range=pc,format=yuvj444p`;
        await ffmpeg(tools, [...input(master, seek), '-frames:v', '1', '-vf', scale, '-q:v', '2', file], {
          signal,
        });
        return {src: await store.put(file)};
      }),
  );
  return src;
}
