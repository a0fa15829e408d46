import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {openBrowser, renderFrames, renderMedia, renderStill} from '@remotion/renderer';
import {descendants, isRunning, killTree} from '../process/process-tree.ts';
import {problemOf} from './browser-problem.ts';
import {withFastScreenshots} from './capture.ts';
import type {DrawJob, FramesJob, FromHost, SessionOptions, StillJob, ToHost, VideoJob} from './protocol.ts';

// The process that owns the browser. Its parent may kill it at any moment, and it ends when its parent has ended.
const options = JSON.parse(process.argv[2] ?? '{}') as SessionOptions;
const report = (message: FromHost): void => {
  process.send?.(message);
};

process.on('disconnect', () => {
  killTree(process.pid);
  process.exit(1);
});

const chromeMode = options.kind === 'chrome' ? 'chrome-for-testing' : 'headless-shell';
const browser = await openBrowser('chrome', {
  browserExecutable: options.browser,
  chromeMode,
  logLevel: 'error',
});

/** Milliseconds between two looks at the browser's process, and between its end and that of this process. */
const LOOK = 500;
const GRACE = 2000;

/** The browser's own process. On Windows it is not looked for. */
const [browserProcess] = process.platform === 'win32' ? [] : descendants(process.pid);
const browserHasEnded = (): boolean => browserProcess !== undefined && !isRunning(browserProcess);

/** Ends this process, so that its parent starts another one with another browser. */
function endWithBrowser(): never {
  process.stderr.write('the browser program has ended\n');
  process.exit(1);
}

// The renderer would wait for a lost browser until its patience ends. A job for which the renderer itself ended the
// browser is reported before.
const look = setInterval(() => {
  if (!browserHasEnded()) return;
  clearInterval(look);
  setTimeout(endWithBrowser, GRACE);
}, LOOK);

const common = {
  serveUrl: options.serveUrl,
  browserExecutable: options.browser,
  chromeMode,
  puppeteerInstance: browser,
  envVariables: {},
  logLevel: 'error',
  timeoutInMilliseconds: 60_000,
} as const;

/** The composition with its size and length, so that the renderer need not load a page to find them out. */
const config = (job: DrawJob, fps: number, durationInFrames: number) => ({
  id: job.composition,
  width: job.width,
  height: job.height,
  fps,
  durationInFrames,
  props: job.props,
  defaultProps: job.props,
  defaultCodec: null,
  defaultOutName: null,
  defaultVideoImageFormat: null,
  defaultPixelFormat: null,
  defaultProResProfile: null,
  defaultSampleRate: null,
});

async function video(id: number, job: VideoJob): Promise<void> {
  await renderMedia({
    ...common,
    composition: config(job, job.fps, job.frames),
    inputProps: job.props,
    outputLocation: job.output,
    codec: 'h264',
    muted: !job.sound,
    ...(job.sound ? {audioCodec: 'aac' as const} : {}),
    pixelFormat: 'yuv420p',
    colorSpace: 'bt709',
    ...(job.quality === undefined
      ? {imageFormat: 'png' as const}
      : {imageFormat: 'jpeg' as const, jpegQuality: job.quality}),
    crf: job.crf,
    x264Preset: job.preset,
    scale: job.scale,
    concurrency: job.concurrency ?? options.concurrency,
    onProgress: ({renderedFrames}) => report({type: 'progress', id, frames: renderedFrames}),
  });
}

async function still(job: StillJob): Promise<void> {
  await renderStill({
    ...common,
    composition: config(job, 30, job.frame + 1),
    inputProps: job.props,
    output: job.output,
    frame: job.frame,
    imageFormat: job.format,
    ...(job.format === 'jpeg' ? {jpegQuality: 90} : {}),
  });
}

async function frames(id: number, job: FramesJob): Promise<void> {
  const {pictures} = job;
  await renderFrames({
    ...common,
    puppeteerInstance: pictures?.plain ? withFastScreenshots(browser) : browser,
    composition: config(job, job.fps, job.length),
    inputProps: job.props,
    frames: job.frames,
    muted: true,
    outputDir: null,
    concurrency: Math.min(job.concurrency ?? options.concurrency, job.frames.length),
    imageFormat: pictures?.format ?? 'none',
    scale: pictures?.scale ?? 1,
    onStart: () => undefined,
    onFrameUpdate: (drawn) => report({type: 'progress', id, frames: drawn}),
    onArtifact: ({frame, filename, content}) =>
      report({type: 'emitted', id, emitted: {frame, name: filename, text: String(content)}}),
    ...(pictures
      ? {
          onFrameBuffer: (picture, frame) =>
            writeFile(join(pictures.folder, `${frame}.${pictures.format}`), picture),
        }
      : {}),
  });
}

function perform(id: number, job: DrawJob): Promise<void> {
  if (job.kind === 'video') return video(id, job);
  return job.kind === 'frames' ? frames(id, job) : still(job);
}

process.on('message', ({id, job}: ToHost) => {
  const work = perform(id, job);
  work.then(
    () => report({type: 'done', id}),
    (error: unknown) => {
      // After a failed frame the renderer ends the browser only later: one that has ended already was killed.
      if (browserHasEnded()) endWithBrowser();
      report({type: 'failed', id, problem: problemOf(error)});
    },
  );
});

report({type: 'ready'});
