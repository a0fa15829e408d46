import {createHash} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import type {CameraMoveKind} from '../../spot/timeline/camera-move.ts';
import type {Store} from '../files/store.ts';
import type {Tools} from '../tools/tools.ts';
import {cameraWindowExpression} from './camera-window.ts';
import {ffmpeg, input} from './ffmpeg.ts';
import {flatten} from './image.ts';

/** Pixels of the shorter side. A test pattern only has to be a real file; people look at a scene. */
const SIDE = {pattern: 180, scene: 480};
const FPS = 24;

/** The length in seconds and the shape of a synthetic clip. It is scaled down, so only the ratio of width and height counts. */
export type SampleClip = {seconds: number; width: number; height: number};

/**
 * The content of a synthetic clip: the picture that was sent with the request, if any. Each `seed` gives another take of it. `model`: takes of
 * one model have the same contrast, white balance, saturation, grain and frame rate. Default: no model's.
 */
export type SampleSubject = {seed: string; model?: string | undefined; picture?: Uint8Array | undefined};

/** Makes synthetic clips, pictures and speech for fake vendors. Equal ones are made once. */
export type Samples = {
  /** A hum of so many seconds, as MP3. */
  speech: (seconds: number) => Promise<Uint8Array>;
  /** A bed of so many seconds in stereo, as MP3: a chord, and a drum on each beat at 120 beats a minute. */
  music: (seconds: number) => Promise<Uint8Array>;
  clip: (sample: SampleClip, of?: SampleSubject) => Promise<Uint8Array>;
  picture: (sample: SampleClip, of?: SampleSubject) => Promise<Uint8Array>;
};

/** A quiet chord in A minor, and a drum of 60 Hz that dies away in each half second. */
const BED =
  '0.08*(sin(2*PI*220*t)+sin(2*PI*261.63*t)+sin(2*PI*329.63*t))+0.5*exp(-18*mod(t,0.5))*sin(2*PI*60*mod(t,0.5))';

type Source = {args: string[]; filters: string[]};

/**
 * `scenes`: a camera moves over the picture that was sent, or soft colours drift if there was none.
 * Default: every clip is ffmpeg's test pattern.
 */
export function openSamples(tools: Tools, draft: Store['draft'], {scenes = false} = {}): Samples {
  const made = new Map<string, Promise<Uint8Array>>();
  const make = (
    extension: string,
    {seconds, width, height}: SampleClip,
    of: SampleSubject,
    how: string[],
  ) => {
    const scale = SIDE[scenes ? 'scene' : 'pattern'] / Math.min(width, height);
    const even = (value: number): number => Math.round((value * scale) / 2) * 2;
    const size = {width: even(width), height: even(height), seconds};
    const key = [extension, size.width, size.height, seconds, scenes && `${of.seed} ${of.model}`].join(' ');
    const known = made.get(key);
    if (known) return known;
    const bytes = draft(extension, (file) =>
      draft('png', async (sheet) => {
        const {args, filters} = scenes ? await sceneOf(of, size, sheet, draft) : patternOf(size);
        const filter = filters.length > 0 ? ['-vf', filters.join(',')] : [];
        await ffmpeg(tools, [...args, ...filter, ...how, file]);
        return new Uint8Array(await readFile(file));
      }),
    );
    made.set(key, bytes);
    return bytes;
  };
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-movflags', '+faststart'];
  const any = {seed: ''};
  const sound = (name: string, source: string, channels: number): Promise<Uint8Array> => {
    const known = made.get(name);
    if (known) return known;
    const bytes = draft('mp3', async (file) => {
      const encoded = ['-ac', String(channels), '-c:a', 'libmp3lame', '-b:a', '128k', file];
      await ffmpeg(tools, ['-f', 'lavfi', '-i', source, ...encoded]);
      return new Uint8Array(await readFile(file));
    });
    made.set(name, bytes);
    return bytes;
  };
  return {
    speech: (seconds) =>
      sound(`speech ${seconds}`, `sine=frequency=140:sample_rate=44100:duration=${seconds}`, 1),
    music: (seconds) => sound(`music ${seconds}`, `aevalsrc='${BED}|${BED}':s=44100:d=${seconds}`, 2),
    clip: (sample, of = any) => make('mp4', sample, of, video),
    picture: (sample, of = any) => make('png', {...sample, seconds: 1}, of, ['-frames:v', '1']),
  };
}

const patternOf = ({seconds, width, height}: SampleClip): Source => ({
  args: ['-f', 'lavfi', '-i', `testsrc2=size=${width}x${height}:rate=${FPS}:duration=${seconds}`],
  filters: [],
});

const MOVES: readonly CameraMoveKind[] = ['push', 'pull', 'pan-left', 'pan-right'];

/** A scene whose camera move, colour temperature and colours come from the seed. */
async function sceneOf(
  {seed, model, picture}: SampleSubject,
  {seconds, width, height}: SampleClip,
  sheet: string,
  draft: Store['draft'],
): Promise<Source> {
  const drawn = createHash('sha256').update(seed).digest();
  const [a = 0, b = 0, c = 0] = drawn;
  const {rate, filters: style} = styleOf(model);
  const frames = Math.round(seconds * rate);
  if (!picture) {
    const colours = [a, b, c].map((hue, at) => `c${at}=${softColour(hue)}`).join(':');
    const field = `gradients=s=${width}x${height}:r=${rate}:d=${seconds}:n=3:${colours}:speed=0.008:seed=${a}`;
    return {args: ['-f', 'lavfi', '-i', field], filters: style};
  }
  await draft('image', async (raw) => {
    await writeFile(raw, picture);
    await flatten(raw, sheet, width, height);
  });
  const looped = input(sheet, ['-f', 'png_pipe', '-loop', '1', '-framerate', String(rate)]);
  const move = {kind: MOVES[a % MOVES.length] as CameraMoveKind, amount: 0.1, ease: 'linear' as const};
  return {
    args: [...looped, '-t', String(seconds)],
    filters: [
      `perspective=${cameraWindowExpression(move, {frames, towards: [0.5, 0.5]})}:interpolation=cubic:eval=frame`,
      `colortemperature=temperature=${6240 + 2 * b}`,
      ...style,
    ],
  };
}

const RATES = [24, 25, 30] as const;

/**
 * What the clips of one model have in common, drawn from its name: gamma 0.88 to 1.14, contrast 0.92 to 1.14, saturation 0.78 to 1.26, a white
 * point of 5300 to 7900 K, grain with a standard deviation of up to 3 levels, and 24, 25 or 30 frames a second.
 */
function styleOf(model: string | undefined): {rate: number; filters: string[]} {
  if (model === undefined) return {rate: FPS, filters: []};
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = createHash('sha256').update(model).digest();
  const within = (drawn: number, low: number, high: number): string =>
    (low + (drawn / 255) * (high - low)).toFixed(3);
  return {
    rate: RATES[f % RATES.length] as number,
    filters: [
      `eq=gamma=${within(a, 0.88, 1.14)}:contrast=${within(b, 0.92, 1.14)}:saturation=${within(c, 0.78, 1.26)}`,
      `colortemperature=temperature=${Math.round(Number(within(d, 5300, 7900)))}`,
      `noise=alls=${Math.round((e / 255) * 6)}:allf=t`,
    ],
  };
}

/** A colour of a hue from 0 to 255, always of about the same lightness and saturation. */
function softColour(hue: number): string {
  const part = (shift: number): string =>
    Math.round(150 + 60 * Math.cos(2 * Math.PI * (hue / 256 + shift)))
      .toString(16)
      .padStart(2, '0');
  return `0x${part(0)}${part(1 / 3)}${part(2 / 3)}`;
}
