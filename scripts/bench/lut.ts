import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {bundle} from '@remotion/bundler';
import {openBrowser, renderFrames, selectComposition} from '@remotion/renderer';
import {bakeLook, writeCube} from '../../src/spot/grade/cube.ts';
import {NEUTRAL} from '../../src/spot/grade/look.ts';

/**
 * Milliseconds a frame of drawing a 1080x1920 clip in the browser: Remotion's OffthreadVideo, its media
 * Video, and the latter with a 33-point look by `lut()`. Says whether a look is better baked into the take.
 *
 * Usage: node scripts/bench/lut.ts [frames] [gl]
 */
const frames = Number(process.argv[2] ?? 60);
const gl = (process.argv[3] ?? null) as 'angle' | 'swangle' | 'swiftshader' | null;
const browserExecutable = process.env.TENSPOT_BROWSER ?? '/usr/bin/chromium-headless-shell';

const folder = mkdtempSync(path.join(tmpdir(), 'bench-lut-'));
const source = ['-f', 'lavfi', '-i', 'testsrc2=size=1080x1920:rate=30:duration=5,noise=alls=6:allf=t'];
const conformed =
  '-c:v libx264 -preset veryfast -crf 18 -bf 0 -g 15 -pix_fmt yuv420p -colorspace bt709 -color_range tv'.split(
    ' ',
  );
execFileSync('ffmpeg', ['-v', 'error', ...source, ...conformed, path.join(folder, 'clip.mp4')]);
execFileSync('ffmpeg', ['-v', 'error', ...source, '-frames:v', '1', path.join(folder, 'still.png')]);

const serveUrl = await bundle({
  entryPoint: path.join(import.meta.dirname, 'lut-picture.ts'),
  publicDir: folder,
  rspack: true,
  enableCaching: false,
});
const cube = writeCube(
  bakeLook({primaries: {...NEUTRAL, contrast: 0.15, temperature: 0.2}, cube: null, strength: 1}),
);
const inputProps = {cube};
const chromiumOptions = {gl};
const browser = await openBrowser('chrome', {browserExecutable, chromiumOptions, logLevel: 'error'});

const times: Record<string, number> = {};
for (const id of ['still', 'offthread', 'media', 'media-lut']) {
  const shared = {
    serveUrl,
    inputProps,
    chromiumOptions,
    browserExecutable,
    puppeteerInstance: browser,
    logLevel: 'error',
  } as const;
  const composition = await selectComposition({...shared, id});
  const ends: number[] = [];
  await renderFrames({
    ...shared,
    composition,
    imageFormat: 'jpeg',
    concurrency: 1,
    muted: true,
    outputDir: null,
    frameRange: [0, frames + 9],
    onStart: () => {},
    onFrameUpdate: () => {},
    onFrameBuffer: () => {
      ends.push(performance.now());
    },
  });
  times[id] = ((ends.at(-1) ?? 0) - (ends[9] ?? 0)) / frames;
  console.error(`${id}: ${times[id].toFixed(1)} ms a frame`);
}
await browser.close({silent: true});
rmSync(folder, {recursive: true});
const cost = (times['media-lut'] ?? 0) - (times.media ?? 0);
console.log(
  JSON.stringify({
    frames,
    gl,
    msPerFrame: times,
    lutMs: cost,
    partOfOffthread: cost / (times.offthread ?? 1),
  }),
);
