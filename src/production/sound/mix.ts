import {keyOf} from '../../machine/files/hash.ts';
import {decodeSound} from '../../machine/media/decode-sound.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import {measureLoudness} from '../../machine/media/loudness.ts';
import {writeSound} from '../../machine/media/write-sound.ts';
import {applyGains, holdShortTerm} from '../../spot/sound/hold-short-term.ts';
import type {MixPlan} from '../../spot/sound/mix-plan.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import {mixGraph, RATE} from './mix-graph.ts';

/** Raise when the recipe changes. */
const MIX_VERSION = 6;

/**
 * Decibels that the limiter first stays under the true peak target: decoded AAC is usually that much louder than what was encoded. A mix
 * whose peaks are still too high after that is limited again, by what is missing and a step.
 */
const CODEC_ROOM = 0.5;
const PEAK_STEP = 0.1;

/** Rounds of measuring and correcting, because a limiter takes loudness away; and the LU at which the mix is near enough. */
const ROUNDS = 4;
const NEAR_ENOUGH = 0.2;

/** Mixes a plan, brings it to its loudness and encodes it: AAC at 48 kHz. Equal plans are mixed once. Returns the staged file. */
export async function mix(plan: MixPlan, context: MediaContext): Promise<string> {
  const {store, tools, signal} = context;
  const key = keyOf({plan, version: MIX_VERSION, ffmpeg: tools.ffmpegVersion});
  const {src} = await store.once(
    key,
    (note) => [note.src],
    () =>
      store.draft('wav', (raw) =>
        store.draft('wav', (tone) =>
          store.draft('wav', (level) =>
            store.draft('m4a', async (encoded) => {
              // Room tone has its level in the finished mix: it is added after the rest has its loudness.
              const {room, ...heard} = plan;
              await sumTo(raw, heard, context);
              await holdLoudest(plan, raw, context);
              if (room) await sumTo(tone, {...plan, ...NOTHING, room}, context);
              const parts = [raw, ...(room ? [tone] : [])];
              for (let under = CODEC_ROOM, round = 1; ; round++) {
                await bringToLoudness(plan, parts, level, under, context);
                await ffmpeg(tools, [...input(level), ...AAC, encoded], {signal});
                const {peak} = await measureLoudness(tools, encoded);
                if (peak <= plan.loudness.peak || round === ROUNDS) break;
                under += peak - plan.loudness.peak + PEAK_STEP;
              }
              return {src: await store.put(encoded, 'm4a')};
            }),
          ),
        ),
      ),
  );
  return src;
}

/** A plan in which nothing is heard. */
const NOTHING = {bed: null, cues: [], clips: [], voice: undefined};

/** Writes the sum of a plan as samples. */
async function sumTo(file: string, plan: MixPlan, {store, tools, signal}: MediaContext): Promise<void> {
  const {inputs, graph} = mixGraph(plan);
  const files = inputs.flatMap((each) => input(store.path(each)));
  await ffmpeg(tools, [...files, '-filter_complex', graph, '-map', '[sum]', ...PCM, file], {signal});
}

const PCM = ['-c:a', 'pcm_f32le', '-ar', String(RATE)];
const AAC = [
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
];

/**
 * Where the placement has a limit for the loudest three seconds, turns down what would be above it once the mix has its loudness. In
 * rounds, because the rest is then turned up.
 */
async function holdLoudest({loudness}: MixPlan, raw: string, {tools, signal}: MediaContext): Promise<void> {
  const {shortTerm, lufs} = loudness;
  for (let round = 1; shortTerm !== undefined && round <= HOLD_ROUNDS; round++) {
    const measured = await measureLoudness(tools, raw);
    const gains = holdShortTerm(measured.shortTerms, shortTerm - distance(lufs, measured.lufs));
    if (!gains) return;
    const {rate, channels} = await decodeSound(tools, raw, signal);
    await writeSound({rate, channels: channels.map((channel) => applyGains(channel, rate, gains))}, raw);
  }
}

/** Rounds of holding the loudest seconds down: each comes nearer. */
const HOLD_ROUNDS = 6;

/**
 * Applies one gain to the mix, adds the room tone if there is any, then a limiter at four times the sample rate, where peaks between samples
 * show (ITU-R BS.1770, annex 2). A mix that is too quiet to be measured stays as it is.
 */
async function bringToLoudness(
  plan: MixPlan,
  [raw = '', ...tone]: readonly string[],
  level: string,
  under: number,
  {tools, signal}: MediaContext,
): Promise<void> {
  const {lufs, peak} = plan.loudness;
  const ceiling = (10 ** ((peak - under) / 20)).toFixed(4);
  const own = (await measureLoudness(tools, raw)).lufs;
  let gain = distance(lufs, own);
  for (let round = 1; round <= ROUNDS; round++) {
    const limited = `aresample=${RATE * 4},alimiter=limit=${ceiling}:level=disabled:attack=1:release=40,aresample=${RATE}`;
    const sum = tone.length > 0 ? '[own][1:a]amix=inputs=2:normalize=0' : '[own]anull';
    const graph = `[0:a]volume=${gain.toFixed(2)}dB[own];${sum},${limited}[level]`;
    const files = [raw, ...tone].flatMap((file) => input(file));
    await ffmpeg(tools, [...files, '-filter_complex', graph, '-map', '[level]', ...PCM, level], {signal});
    const missing = Number.isFinite(own) ? distance(lufs, (await measureLoudness(tools, level)).lufs) : 0;
    if (Math.abs(missing) <= NEAR_ENOUGH) return;
    gain += missing;
  }
}

/** Decibels from the measured loudness to the wanted one (EBU R 128, integrated). 0 for silence. */
const distance = (wanted: number, measured: number): number =>
  Number.isFinite(measured) ? wanted - measured : 0;
