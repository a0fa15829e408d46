import {dirname, join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {openStore} from '../../../../src/machine/files/store.ts';
import {encoding} from '../../../../src/machine/media/conform.ts';
import {ffmpeg, input} from '../../../../src/machine/media/ffmpeg.ts';
import {run} from '../../../../src/machine/process/child.ts';
import type {EncodeSettings} from '../../../../src/production/render/master-key.ts';
import {compositeArguments} from '../../../../src/production/render/set-engine/composite/composite-arguments.ts';
import {footageGraph} from '../../../../src/production/render/set-engine/composite/footage-graph.ts';
import {joinSegments, openSegmentFacts} from '../../../../src/production/render/set-engine/join-segments.ts';
import {verifyMaster} from '../../../../src/production/render/verify-master.ts';
import {mix} from '../../../../src/production/sound/mix.ts';
import {FULL} from '../../../../src/spot/geometry/box.ts';
import {placementOf} from '../../../../src/spot/placement/placements.ts';
import {placeCues} from '../../../../src/spot/sound/mix-plan.ts';
import {sourceFrame} from '../../../../src/spot/timeline/pace.ts';
import type {Footage} from '../../../../src/spot/timeline/timeline.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {numberedClip, numberIn} from '../../../support/numbered-clip.ts';
import {makeMedia, tools} from '../../../support/tools.ts';

const SIZE = {width: 240, height: 420};
const FPS = 24;
const SEGMENTS = 40;
const FRAMES = 60 * FPS;
const LENGTH = 240;
const SETTINGS: EncodeSettings = {scale: 1, crf: 18, preset: 'veryfast'};

let src: string;
let footage: Footage[];
beforeAll(async () => {
  src = await numberedClip({...SIZE, rate: String(FPS), frames: LENGTH}, encoding(FPS, 3));
  // Six shots of ten seconds, which are cut elsewhere than the segments are.
  footage = Array.from({length: 6}, (_, at) => ({
    slot: `shot-${at}`,
    layer: `shot-${at}`,
    from: at * 10 * FPS,
    frames: 10 * FPS,
    src,
    ...SIZE,
    missing: null,
    cube: null,
    in: (at * 37) % 100,
    length: LENGTH,
    speed: 1,
    rect: FULL,
    focus: [0.5, 0.5],
    move: {kind: 'static', amount: 0, ease: 'linear'},
    entry: {kind: 'cut', frames: 0, color: null},
  }));
});

async function segment(from: number, frames: number, file: string, settings = SETTINGS): Promise<string> {
  const graph = footageGraph({
    footage,
    from,
    frames,
    frame: {...SIZE, fps: FPS},
    ground: '#000000',
  });
  const job = {
    graph,
    overlays: [null],
    outputs: [file],
    ...SIZE,
    fps: FPS,
    frames,
    settings,
    path: (name: string) => name,
  };
  await ffmpeg(tools, compositeArguments(job), {cwd: dirname(file)});
  return file;
}

/** Lengths of segments: uneven, some of them short. */
function lengths(): number[] {
  const all = Array.from({length: SEGMENTS - 1}, (_, at) => 12 + ((at * 7919) % 47));
  return [...all, FRAMES - all.reduce((sum, each) => sum + each, 0)];
}

async function samplesOf(file: string): Promise<Float32Array> {
  const {stdout} = await run(tools.ffmpeg, [
    '-v',
    'error',
    '-i',
    file,
    '-map',
    '0:a',
    '-ac',
    '1',
    '-f',
    'f32le',
    '-',
  ]);
  return new Float32Array(stdout.buffer, stdout.byteOffset, stdout.length / 4);
}

describe('forty segments joined under one mix', () => {
  test('are a minute with every frame on its own time, and claps where they belong', async () => {
    const folder = temporaryFolder();
    const segments: {file: string; frames: number}[] = [];
    let from = 0;
    for (const [at, frames] of lengths().entries()) {
      segments.push({file: await segment(from, frames, join(folder, `${at}.mp4`)), frames});
      from += frames;
    }
    const store = await openStore(join(folder, 'home'));
    const clap = await makeMedia(
      ['-f', 'lavfi', '-i', 'aevalsrc=0.9*exp(-t*60):d=0.1:s=48000'],
      join(folder, 'clap.wav'),
    );
    const claps = [5, 611, 1400];
    const cues = placeCues(
      claps.map((at) => ({sound: 'clap', at})),
      {clap: await store.put(clap)},
      FPS,
    );
    const sound = store.path(
      await mix(
        {seconds: 60, bed: null, cues, loudness: placementOf({format: '9:16'}).loudness},
        {store, tools},
      ),
    );
    const master = join(folder, 'master.mp4');
    await joinSegments({segments, sound, fps: FPS, file: master}, openSegmentFacts(), folder, tools);
    await verifyMaster(tools, master, {...SIZE, fps: FPS, frames: FRAMES});

    const show = [
      '-select_streams',
      'v:0',
      '-show_entries',
      'packet=pts,duration:stream=time_base',
      '-of',
      'json',
    ];
    const {stdout} = await run(tools.ffprobe, ['-v', 'error', ...show, master]);
    const {packets, streams} = JSON.parse(stdout.toString()) as {
      packets: {pts: number; duration: number}[];
      streams: {time_base: string}[];
    };
    expect(streams[0]?.time_base).toBe(`1/${FPS * 1000}`);
    const times = packets.map(({pts}) => pts).sort((a, b) => a - b);
    expect(times).toEqual(Array.from({length: FRAMES}, (_, frame) => frame * 1000));
    expect(new Set(packets.map(({duration}) => duration))).toEqual(new Set([1000]));

    const {stdout: luma} = await ffmpeg(tools, [
      ...input(master),
      ...['-map', '0:v', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'],
    ]);
    const length = SIZE.width * SIZE.height;
    const numbers = Array.from({length: luma.length / length}, (_, at) =>
      numberIn(luma.subarray(at * length, (at + 1) * length), SIZE.width),
    );
    expect(numbers).toEqual(
      Array.from({length: FRAMES}, (_, frame) =>
        sourceFrame(footage[Math.floor(frame / (10 * FPS))] as Footage, frame),
      ),
    );

    const heard = await samplesOf(master);
    expect(heard).toEqual(await samplesOf(sound));
    // Whole packets of AAC: the last one may be longer than the picture.
    expect(heard.length - 60 * 48_000).toBeGreaterThanOrEqual(0);
    expect(heard.length - 60 * 48_000).toBeLessThan(1024);
    const peak = heard.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const late = claps.map((frame) => {
      const due = (frame / FPS) * 48_000;
      return heard.subarray(due - 9600, due + 9600).findIndex((value) => Math.abs(value) > peak / 3) - 9600;
    });
    for (const samples of late) expect(Math.abs(samples)).toBeLessThan(0.005 * 48_000);
    expect(Math.max(...late) - Math.min(...late)).toBe(0);
  });

  test('are refused where one was encoded in another way, or is not as long as it should be', async () => {
    const folder = temporaryFolder();
    const one = {file: await segment(0, 12, join(folder, 'one.mp4')), frames: 12};
    const other = {
      ...one,
      file: await segment(12, 12, join(folder, 'other.mp4'), {...SETTINGS, preset: 'medium'}),
    };
    const factsOf = openSegmentFacts();
    const assemble = (job: Parameters<typeof joinSegments>[0]) => joinSegments(job, factsOf, folder, tools);
    const master = {sound: join(folder, 'none.m4a'), fps: FPS, file: join(folder, 'master.mp4')};
    await expect(assemble({...master, segments: [one, other]})).rejects.toThrow('same parameter sets');
    await expect(assemble({...master, segments: [one, {...one, frames: 13}]})).rejects.toThrow('13 frames');
  });
});
