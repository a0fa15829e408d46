import type {BrowserSession} from '../../machine/browser/session.ts';
import {BT709_TAGS, ffmpeg, input} from '../../machine/ffmpeg.ts';
import {publish} from '../../machine/files.ts';
import type {Shooting} from '../shoot/take.ts';
import type {Settings} from './key.ts';
import type {Prepared} from './prepare.ts';
import {verifyMaster} from './verify.ts';

/** The truth: every frame drawn by the browser, one variant at a time. */
export async function renderReference(
  prepared: Prepared,
  master: string,
  settings: Settings,
  browser: BrowserSession,
  {store, tools, signal}: Shooting,
  onFrames: (frames: number) => void,
): Promise<void> {
  const {spot} = prepared;
  const {width, height, fps, frames} = spot;
  const finish = [
    '-video_track_timescale',
    String(fps * 1000),
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
    '-movflags',
    '+faststart',
  ];
  await store.draft('mp4', (drawn) =>
    store.draft('mp4', async (muxed) => {
      await browser.draw(
        {
          kind: 'video',
          composition: 'spot',
          props: spot,
          width,
          height,
          fps,
          frames,
          output: drawn,
          ...settings,
        },
        onFrames,
        signal,
      );
      await ffmpeg(
        tools,
        [
          ...input(drawn),
          ...input(store.path(prepared.mix)),
          '-map',
          '0:v:0',
          '-map',
          '1:a:0',
          '-c',
          'copy',
          ...BT709_TAGS,
          ...finish,
          muxed,
        ],
        {signal},
      );
      await verifyMaster(tools, muxed, {
        width: width * settings.scale,
        height: height * settings.scale,
        fps,
        frames,
      });
      await publish(muxed, master);
    }),
  );
}
