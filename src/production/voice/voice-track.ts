import {join} from 'node:path';
import {findFile} from '../../machine/files/find-file.ts';
import {keyOf} from '../../machine/files/hash.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import {recordingOf} from '../../spot/voice/voice-choice.ts';
import {RATE} from '../sound/mix-graph.ts';
import type {VariantPlan} from '../stage/plan-variant.ts';
import type {MediaContext} from '../stage/stage-context.ts';

/** Raise when the recipe changes. */
const TRACK_VERSION = 1;

/**
 * The voice of a variant as one file that begins with the spot: its recording, or the lines that were spoken, each at its place. Undefined
 * where nothing is spoken.
 */
export async function voiceTrack(
  {props, documents, voice}: Pick<VariantPlan, 'props' | 'documents' | 'voice'>,
  seconds: number,
  {store, tools, signal}: Pick<MediaContext, 'store' | 'tools' | 'signal'>,
): Promise<string | undefined> {
  const recording = recordingOf(props);
  if (recording !== undefined)
    return (await findFile(recording, [documents.folder])) ?? join(documents.folder, recording);
  const spoken = (voice?.lines ?? []).flatMap(({key, at}) => {
    const line = documents.speech[key];
    return line ? [{file: line.file, at}] : [];
  });
  if (spoken.length === 0) return undefined;
  const lines: {src: string; at: number}[] = [];
  for (const {file, at} of spoken) lines.push({src: await store.put(file), at});
  const {src} = await store.once(
    keyOf({voiceTrack: lines, seconds, version: TRACK_VERSION, ffmpeg: tools.ffmpegVersion}),
    (note) => [note.src],
    () =>
      store.draft('wav', async (track) => {
        const inputs = lines.flatMap((line) => input(store.path(line.src)));
        const graph = trackGraph(
          lines.map(({at}) => at),
          seconds,
        );
        const pcm = ['-c:a', 'pcm_s24le', '-ar', String(RATE), '-fflags', '+bitexact'];
        await ffmpeg(tools, [...inputs, '-filter_complex', graph, '-map', '[track]', ...pcm, track], {
          signal,
        });
        return {src: await store.put(track, 'wav')};
      }),
  );
  return store.path(src);
}

/** Lays each input at its second, to the sample, over silence of the length of the spot. */
function trackGraph(starts: readonly number[], seconds: number): string {
  const total = Math.round(seconds * RATE);
  const lines = starts.map((at, index) => {
    const even = `aresample=${RATE},aformat=sample_fmts=fltp:channel_layouts=stereo`;
    return `[${index}:a]${even},adelay=${Math.round(at * RATE)}S:all=1[l${index}]`;
  });
  const labels = starts.map((_, index) => `[l${index}]`).join('');
  const floor = `anullsrc=r=${RATE}:cl=stereo,aformat=sample_fmts=fltp,atrim=end_sample=${total}[floor]`;
  const sum = `[floor]${labels}amix=inputs=${starts.length + 1}:normalize=0:duration=first:dropout_transition=0,atrim=end_sample=${total}[track]`;
  return [floor, ...lines, sum].join(';');
}
