import type {BrowserSession} from '../../machine/browser/session.ts';
import {BT709_TAGS, ffmpeg, input} from '../../machine/ffmpeg.ts';
import {masterSize} from '../../spot/placement.ts';
import type {Shooting} from '../shoot/take.ts';
import type {Settings} from './key.ts';
import type {Prepared} from './prepare.ts';
import {verifyMaster} from './verify.ts';

/** The truth: every frame drawn by the browser, one variant at a time. Leaves a checked master at `file`. */
export async function renderReference(
  {spot, mix}: Prepared,
  file: string,
  settings: Settings,
  browser: BrowserSession,
  {store, tools, signal}: Shooting,
  onFrames: (frames: number) => void,
): Promise<void> {
  const {width, height, fps, frames} = spot;
  await store.draft('mp4', async (drawn) => {
    const job = {kind: 'video', composition: 'spot', props: spot, width, height, fps, frames} as const;
    await browser.draw({...job, ...settings, output: drawn}, onFrames, signal);
    const streams = [
      ...input(drawn),
      ...input(store.path(mix)),
      '-map',
      '0:v:0',
      '-map',
      '1:a:0',
      '-c',
      'copy',
    ];
    const container = [
      '-video_track_timescale',
      String(fps * 1000),
      '-map_metadata',
      '-1',
      '-fflags',
      '+bitexact',
    ];
    await ffmpeg(tools, [...streams, ...BT709_TAGS, ...container, '-movflags', '+faststart', file], {signal});
  });
  await verifyMaster(tools, file, {...masterSize(spot.format, settings.scale), fps, frames}, signal);
}
