import type {Page} from 'playwright-core';
import {expect, onTestFinished, test} from 'vitest';
import {openRenderedSpot} from '../../support/rendered-spot.ts';
import {openReviewPage} from '../open-page.ts';

type Shown = {strip: number | null; video: number | null};

/** In the page, for each variant: the frame of the filmstrip that is on screen, and that of the video; null for none. */
const shownIn = (page: Page): Promise<Shown[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.tile')].map((tile) => {
      const canvas = tile.querySelector('canvas');
      const video = tile.querySelector('video')?.dataset.frame;
      return {
        strip: canvas && !canvas.hidden ? Number(canvas.dataset.frame) : null,
        video: video === undefined ? null : Number(video),
      };
    }),
  );

/** Moves the slider to each frame as soon as all variants show the one before, or one beside it. Returns what each showed. */
const scrubThrough = (page: Page, frames: number[]): Promise<number[][]> =>
  page.evaluate(async (all) => {
    const slider = document.querySelector<HTMLInputElement>('.scrub input');
    if (!slider) throw new Error('expected a slider');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const shown = (tile: Element): number => {
      const canvas = tile.querySelector('canvas');
      const top = canvas?.hidden === false ? canvas : tile.querySelector('video');
      return Number(top?.dataset.frame ?? Number.NaN);
    };
    const seen: number[][] = [];
    for (const frame of all) {
      set?.call(slider, String(frame));
      slider.dispatchEvent(new Event('input', {bubbles: true}));
      const tiles = [...document.querySelectorAll('.tile')];
      do await new Promise(requestAnimationFrame);
      while (!tiles.every((tile) => Math.abs(shown(tile) - frame) <= 1));
      seen.push(tiles.map(shown));
    }
    return seen;
  }, frames);

test('filmstrips come before videos; while a person scrubs, the grid shows the frame or one beside it, and at rest the videos show it exactly', async () => {
  const {workspace} = await openRenderedSpot();
  const {page, wrong, close} = await openReviewPage(workspace.root);
  onTestFinished(close);
  expect(await page.locator('.tile :is(video, canvas)').count()).toBe(0);
  // A pointer at the slider loads filmstrips, and no video.
  await page.getByLabel('Time', {exact: true}).hover();
  await page.waitForSelector('.tile canvas', {state: 'attached'});
  await expect.poll(() => page.locator('.tile canvas').count()).toBe(2);
  expect(await page.locator('.tile video').count()).toBe(0);
  const fill = (frame: number): Promise<void> => page.getByLabel('Time', {exact: true}).fill(String(frame));
  await fill(7);
  await expect
    .poll(() => shownIn(page))
    .toEqual([
      {strip: null, video: 7},
      {strip: null, video: 7},
    ]);
  const frames = [0, 1, 2, 14, 35, 34, 20, 11];
  const seen = await scrubThrough(page, frames);
  for (const [at, tiles] of seen.entries())
    for (const shown of tiles) expect(Math.abs(shown - (frames[at] ?? 0))).toBeLessThanOrEqual(1);
  await expect
    .poll(() => shownIn(page))
    .toEqual([
      {strip: null, video: 11},
      {strip: null, video: 11},
    ]);
  await page.keyboard.press(' ');
  await page.waitForFunction(() => document.querySelector('.time')?.getAttribute('data-playing') === 'true');
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLVideoElement>('.tile video')].every(({paused}) => !paused),
  );
  expect((await shownIn(page)).map(({strip}) => strip)).toEqual([null, null]);
  expect(wrong).toEqual([]);
});
