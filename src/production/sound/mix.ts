import {ffmpeg, input} from '../../machine/ffmpeg.ts';
import {keyOf} from '../../machine/hash.ts';
import {measureLoudness} from '../../machine/loudness.ts';
import type {Tools} from '../../machine/tools.ts';
import type {MixPlan} from '../../spot/sound.ts';
import type {Shooting} from '../shoot/take.ts';
import {mixGraph, RATE} from './graph.ts';

/** Raise when the recipe changes. */
const MIX_VERSION = 1;

/** Decibels under the true peak target that the limiter works at: what AAC may add when it is decoded. */
const CODEC_ROOM = 0.5;

/** Mixes a plan, brings it to its loudness, and encodes it once: AAC at 48 kHz. Equal plans are one file. */
export async function mix(plan: MixPlan, {store, tools, signal}: Shooting): Promise<string> {
  const key = keyOf({plan, version: MIX_VERSION, ffmpeg: tools.ffmpegVersion});
  const known = await store.recall<{src: string}>(key, ({src}) => [src]);
  if (known) return known.src;
  const src = await store.draft('wav', (raw) =>
    store.draft('m4a', async (encoded) => {
      const {inputs, graph} = mixGraph(plan);
      await ffmpeg(
        tools,
        [
          ...inputs.flatMap((file) => input(store.path(file))),
          '-filter_complex',
          graph,
          '-map',
          '[sum]',
          '-c:a',
          'pcm_f32le',
          raw,
        ],
        {signal},
      );
      const ceiling = 10 ** ((plan.loudness.peak - CODEC_ROOM) / 20);
      // Limited at four times the rate: peaks between samples count (ITU-R BS.1770, annex 2).
      const level = `volume=${await gainTo(plan, raw, tools)}dB,aresample=${RATE * 4},alimiter=limit=${ceiling.toFixed(4)}:level=disabled:attack=1:release=40,aresample=${RATE}`;
      await ffmpeg(
        tools,
        [
          ...input(raw),
          '-af',
          level,
          '-c:a',
          'aac',
          '-b:a',
          '192k',
          '-ar',
          String(RATE),
          '-ac',
          '2',
          '-map_metadata',
          '-1',
          '-fflags',
          '+bitexact',
          '-flags:a',
          '+bitexact',
          encoded,
        ],
        {signal},
      );
      return store.put(encoded, 'm4a');
    }),
  );
  await store.note(key, {src});
  return src;
}

/** Decibels from what is heard to what is wanted (EBU R 128, integrated). Silence stays silent. */
async function gainTo(plan: MixPlan, file: string, tools: Tools): Promise<number> {
  if (!plan.bed && plan.cues.length === 0) return 0;
  const {lufs} = await measureLoudness(tools, file);
  return Number.isFinite(lufs) ? Number((plan.loudness.lufs - lufs).toFixed(2)) : 0;
}
