import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {DrawJob} from '../../../src/machine/browser/protocol.ts';
import {openStore} from '../../../src/machine/files/store.ts';
import {ffmpeg} from '../../../src/machine/media/ffmpeg.ts';
import {auditMasters} from '../../../src/production/render/audit-masters.ts';
import type {BatchContext} from '../../../src/production/render/batch-context.ts';
import type {VariantOutcome} from '../../../src/production/render/outcome.ts';
import {segmentEncoder} from '../../../src/production/render/set-engine/composite/segment-encoder.ts';
import {tools} from '../../support/tools.ts';

const FRAMES = 100;
const FPS = 30;
const SETTINGS = {scale: 0.5, crf: 18, preset: 'veryfast'} as const;
/** The frame of the master that shows another picture than the reference. */
const WRONG = 53;

/** The grey of a frame, of 255: neighbours differ by 37, so a frame too early or too late is far off. */
const levelOf = (frame: number): number => (frame * 37) % 256;

/** The largest number of frames that the browser was asked for at once. */
let most = 0;
const folder = mkdtempSync(join(tmpdir(), 'tenspot-audit-'));
let context: BatchContext;
let outcome: VariantOutcome;

afterAll(() => rmSync(folder, {recursive: true, force: true}));

beforeAll(async () => {
  const store = await openStore(join(folder, 'home'));
  const pictures = Array.from({length: FRAMES}, (_, frame) =>
    Buffer.alloc((16 * 16 * 3) / 2, 128).fill(
      Math.round(16 + (levelOf(frame === WRONG ? 0 : frame) * 219) / 255),
      0,
      256,
    ),
  );
  mkdirSync(join(folder, 'out'));
  const raw = [
    '-f',
    'rawvideo',
    '-pixel_format',
    'yuv420p',
    '-video_size',
    '16x16',
    '-framerate',
    String(FPS),
  ];
  const scale = ['-vf', 'scale=540:960:flags=neighbor'];
  await ffmpeg(
    tools,
    [...raw, '-i', 'pipe:3', ...scale, ...segmentEncoder(SETTINGS, FPS), join(folder, 'out/one.mp4')],
    {pipes: [pictures]},
  );
  const draw = async (job: DrawJob): Promise<void> => {
    if (job.kind !== 'frames' || !job.pictures) throw new Error(`unexpected job: ${job.kind}`);
    most = Math.max(most, job.frames.length);
    for (const frame of job.frames) {
      const level = levelOf(frame);
      const background = {r: level, g: level, b: level};
      const png = await sharp({create: {width: 16, height: 16, channels: 3, background}})
        .png()
        .toBuffer();
      writeFileSync(join(job.pictures.folder, `${frame}.png`), png);
    }
  };
  const report = {
    step: () => undefined,
    warn: () => undefined,
    frames: () => undefined,
    variant: () => undefined,
  };
  const browser = async () => ({draw});
  context = {
    store,
    tools,
    settings: SETTINGS,
    folder: join(folder, 'out'),
    report,
    browser,
  } as unknown as BatchContext;
  const spot = {width: 1080, height: 1920, format: '9:16', fps: FPS, frames: FRAMES};
  outcome = {
    variant: {id: 'one'},
    status: 'done',
    prepared: {spot, graded: async () => spot},
  } as unknown as VariantOutcome;
});

describe('an audit', () => {
  test('compares as many frames as it is asked for, each with its own, and finds the one that is wrong', async () => {
    const audit = await auditMasters([outcome], FRAMES, context);
    expect(audit.frames.map(({frame}) => frame)).toEqual(Array.from({length: FRAMES}, (_, frame) => frame));
    expect(audit.frames.filter(({pass}) => !pass).map(({frame}) => frame)).toEqual([WRONG]);
    expect(audit.pass).toBe(false);
  });

  test('holds only a few frames in memory at once, however many it compares', () => {
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(16);
  });

  test('of more frames than there are compares each once; of a few, that many different ones', async () => {
    expect((await auditMasters([outcome], 10 * FRAMES, context)).frames).toHaveLength(FRAMES);
    const few = (await auditMasters([outcome], 9, context)).frames.map(({frame}) => frame);
    expect(new Set(few).size).toBe(9);
  });
});
