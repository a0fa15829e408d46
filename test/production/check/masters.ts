import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openCache} from '../../../src/machine/files/cache.ts';
import {decodeSound} from '../../../src/machine/media/decode-sound.ts';
import {readMasterFile} from '../../../src/machine/media/master-file.ts';
import {hashPackets} from '../../../src/machine/media/packet-groups.ts';
import type {CheckedMaster} from '../../../src/production/check/master.ts';
import {openVideoMeasurer, type VideoMeasurer} from '../../../src/production/check/measure/measure-videos.ts';
import {MASTER_RULES} from '../../../src/production/check/rules/rules.ts';
import type {CoveredFootage} from '../../../src/spot/findings/covered-footage.ts';
import type {Finding} from '../../../src/spot/findings/finding.ts';
import {matchFootage} from '../../../src/spot/findings/match-footage.ts';
import {matchSound} from '../../../src/spot/findings/match-sound.ts';
import {applyRule} from '../../../src/spot/findings/rule.ts';
import {measureSound} from '../../../src/spot/findings/sound-measures.ts';
import {placementOf, placementsOf} from '../../../src/spot/placement/placements.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

export const SIZE = {width: 270, height: 480};
export const FPS = 30;
export const FRAMES = 60;

const TAGS = [
  ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '16', '-pix_fmt', 'yuv420p'],
];

/** A picture that turns and moves all over, in front of which everything that is wrong with time shows. */
const MOVING = `testsrc2=size=270x480:rate=${FPS},rotate=a=0.4*t:ow=270:oh=480,eq=contrast=0.6:brightness=0.02`;

/** A spot of one slot, which shows a take from its first frame on. */
const plainSpot = {
  format: '9:16',
  fps: FPS,
  frames: FRAMES,
  ...SIZE,
  footage: [
    {
      slot: 'shot',
      layer: 'shot',
      src: 'take.mp4',
      cube: null,
      missing: null,
      ...SIZE,
      from: 0,
      frames: FRAMES,
      in: 0,
      length: FRAMES,
      speed: 1,
      rect: {x: 0, y: 0, width: 1, height: 1},
      focus: [0.5, 0.5],
      move: {kind: 'static', amount: 0, ease: 'linear'},
      entry: {kind: 'cut', frames: 0, color: null},
    },
  ],
} as unknown as ResolvedSpot;

/** The same spot with a split screen. */
const withRects = (rects: NonNullable<Made['rects']>): ResolvedSpot => ({
  ...plainSpot,
  footage: rects.flatMap((rect, at) =>
    plainSpot.footage.map((clip) => ({...clip, slot: `shot-${at}`, rect})),
  ),
});

/** Opens a measurer whose results are kept in a folder of its own. */
export async function openMeasurer(folder = temporaryFolder()): Promise<VideoMeasurer> {
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch, {recursive: true});
  return openVideoMeasurer({
    cache: await openCache(join(folder, 'work'), scratch, 1e9),
    scratch,
    tools,
    threads: 2,
  });
}

/** A file as a check measures it. */
export async function measured(file: string, measurer: VideoMeasurer, size = SIZE) {
  const {video: groups} = await hashPackets(file);
  return measurer.measure({file, size, fps: FPS, groups});
}

/** The sound of a file, as that of the mix that was asked for. */
async function measuredSound(file: string): Promise<CheckedMaster['sound']> {
  const {channels, rate} = await decodeSound(tools, file);
  const {lufs, peak} = placementOf({format: '9:16'}).loudness;
  return {...measureSound(channels, rate, {lufs, peak}), match: matchSound(channels, channels, rate)};
}

type Made = {
  /** Filters that change the picture of the take. Default: none. */
  filter?: string;
  /** The input in place of the take. */
  source?: string;
  /** Options of the output. */
  output?: readonly string[];
  /** Where its graphics cover the footage. Default: nowhere. */
  covered?: readonly CoveredFootage[];
  /** Rectangles in each of which a clip of the take shows, beside one another. Default: one over the whole frame. */
  rects?: readonly ResolvedSpot['footage'][number]['rect'][];
  /** Placements of the variant. Default: none, so `common`. */
  placements?: readonly string[];
};

type Take = {file: string; pictures: Awaited<ReturnType<typeof measured>>};
let take: Promise<Take> | undefined;

/** The take of all masters, made and measured once. */
async function makeTake(): Promise<Take> {
  const folder = mkdtempSync(join(tmpdir(), 'tenspot-take-'));
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  const file = join(folder, 'take.mp4');
  await makeMedia(['-f', 'lavfi', '-i', MOVING, '-t', String(FRAMES / FPS), ...TAGS], file);
  const measurer = await openMeasurer(folder);
  try {
    return {file, pictures: await measured(file, measurer)};
  } finally {
    await measurer.close();
  }
}

/** A master of the spot, made by ffmpeg from its take and measured. */
export async function checkedMaster({
  filter = 'null',
  source,
  output = [],
  covered = [],
  rects = [],
  placements,
}: Made = {}): Promise<CheckedMaster> {
  const spot = rects.length === 0 ? plainSpot : withRects(rects);
  take ??= makeTake();
  const shown = await take;
  const folder = temporaryFolder();
  const seconds = String(FRAMES / FPS);
  const file = join(folder, 'master.mp4');
  const picture = source ? ['-f', 'lavfi', '-i', source] : ['-i', shown.file];
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=220:sample_rate=48000'];
  const audio = ['-c:a', 'aac', '-ac', '2', '-t', seconds, '-movflags', '+faststart'];
  const filters = ['-filter_complex', `[0:v]${filter}[v]`, '-map', '[v]', '-map', '1:a'];
  await makeMedia([...picture, ...sound, ...filters, ...TAGS, ...audio, ...output], file);
  const measurer = await openMeasurer(folder);
  try {
    const pictures = await measured(file, measurer);
    const takes = new Map([['take.mp4', shown.pictures]]);
    return {
      spot,
      placement: placementOf({format: '9:16'}),
      placements: placementsOf({placements}),
      size: SIZE,
      file: await readMasterFile(tools, file),
      picture: pictures,
      takes,
      covered,
      footage: matchFootage(spot, pictures, () => shown.pictures, covered),
      sound: await measuredSound(file),
      voice: null,
    };
  } finally {
    await measurer.close();
  }
}

/** What all rules find in a master, as `rule` and the first and last frame. */
export const found = (master: CheckedMaster): Finding[] =>
  MASTER_RULES.flatMap((rule) => applyRule(rule, master, 'a'));
