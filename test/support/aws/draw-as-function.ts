import {text} from 'node:stream/consumers';
import {openBrowser, renderMedia, selectComposition} from '@remotion/renderer';
import type {FunctionWork} from './fake-function.ts';

/** Run by itself, as a function of Remotion runs: opens the site, and renders a range of frames of its composition. */
const {order, site, props, browser, kind, output} = JSON.parse(await text(process.stdin)) as FunctionWork;
const chromeMode = kind === 'chrome' ? 'chrome-for-testing' : 'headless-shell';
const opened = await openBrowser('chrome', {browserExecutable: browser, chromeMode, logLevel: 'error'});
const common = {
  serveUrl: site,
  browserExecutable: browser,
  chromeMode,
  puppeteerInstance: opened,
  inputProps: props,
  logLevel: 'error',
  concurrency: 1,
  timeoutInMilliseconds: 120_000,
} as const;
const composition = await selectComposition({...common, id: order.composition});
const {codec, crf, x264Preset, gopSize, pixelFormat, colorSpace, imageFormat, scale, muted, frameRange} =
  order;
await renderMedia({
  ...common,
  ...{
    composition,
    codec,
    crf,
    x264Preset,
    gopSize,
    pixelFormat,
    colorSpace,
    imageFormat,
    scale,
    muted,
    frameRange,
  },
  outputLocation: output,
});
await opened.close({silent: true});
