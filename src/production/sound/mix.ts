import {randomUUID} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {MixPlan} from '../../spot/sound.ts';
import {ffmpeg, input} from '../../machine/ffmpeg.ts';
import {run} from '../../machine/child.ts';
import {keyOf} from '../../machine/hash.ts';
import type {Shooting} from '../shoot/take.ts';
import {RATE, mixGraph} from './graph.ts';

/** Raise when the recipe changes. */
const MIX_VERSION = 1;

/** Decibels under the true peak target that the limiter works at: what AAC may add when it is decoded. */
const CODEC_ROOM = 0.5;

/** Mixes a plan, brings it to its loudness, and encodes it once: AAC at 48 kHz. Equal plans are one file. */
export async function mix(plan: MixPlan, {store, tools, signal}: Shooting): Promise<string> {
  const key = keyOf({plan, version: MIX_VERSION, ffmpeg: tools.ffmpegVersion});
  const known = await store.recall<{src: string}>(key, ({src}) => [src]);
  if (known) return known.src;
  const raw = join(store.scratch, `${randomUUID()}.wav`);
  const encoded = join(store.scratch, `${randomUUID()}.m4a`);
  try {
    const {inputs, graph} = mixGraph(plan);
    await ffmpeg(tools, [...inputs.flatMap((src) => input(store.path(src))), '-filter_complex', graph, '-map', '[sum]', '-c:a', 'pcm_f32le', raw], {signal});
    const gain = await gainTo(plan, raw, tools.ffmpeg);
    const ceiling = 10 ** ((plan.loudness.peak - CODEC_ROOM) / 20);
    // Limited at four times the rate: peaks between samples count (ITU-R BS.1770, annex 2).
    const level = `volume=${gain}dB,aresample=${RATE * 4},alimiter=limit=${ceiling.toFixed(4)}:level=disabled:attack=1:release=40,aresample=${RATE}`;
    await ffmpeg(tools, [...input(raw), '-af', level, '-c:a', 'aac', '-b:a', '192k', '-ar', String(RATE), '-ac', '2', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact', encoded], {signal});
    const src = await store.put(encoded, 'm4a');
    await store.note(key, {src});
    return src;
  } finally {
    await rm(raw, {force: true});
    await rm(encoded, {force: true});
  }
}

/** Decibels from what is heard to what is wanted (EBU R 128, integrated). Silence stays silent. */
async function gainTo(plan: MixPlan, file: string, program: string): Promise<number> {
  if (!plan.bed && plan.cues.length === 0) return 0;
  const loudness = await integratedLoudness(program, file);
  return Number.isFinite(loudness) ? Number((plan.loudness.lufs - loudness).toFixed(2)) : 0;
}

/** Integrated loudness in LUFS; -Infinity for silence. */
export async function integratedLoudness(program: string, file: string): Promise<number> {
  const {stderr} = await run(program, ['-hide_banner', '-nostdin', ...input(file), '-af', 'ebur128=peak=true', '-f', 'null', '-']);
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const value = Number(/I:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1] ?? Number.NaN);
  return Number.isNaN(value) || value <= -70 ? Number.NEGATIVE_INFINITY : value;
}
