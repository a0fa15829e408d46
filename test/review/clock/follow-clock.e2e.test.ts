import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import {expect, onTestFinished, test} from 'vitest';
import {openRenderedSpot} from '../../support/rendered-spot.ts';
import {makeMedia} from '../../support/tools.ts';
import {openReviewPage} from '../open-page.ts';
import {framesIn, goToFrame, spreadOf} from '../read-review.ts';

const COUNT = 4;
const FPS = 24;
const SECONDS = 14;

/** The page draws late where it waits longer than this, in milliseconds: then the browser stops some videos, because it cannot decode them. */
const LATE = 200;

/** What all videos showed at one moment, in frames: their own times, and the pictures on screen. `late`: the page drew late just before. */
type Sample = {late: boolean; times: number[]; pictures: number[]};

/** Looks at all videos in one callback, every 250 ms for a number of milliseconds. */
const samplesOf = (page: Page, during: number): Promise<Sample[]> =>
  page.evaluate(
    async ({milliseconds, fps, late}) => {
      const videos = [...document.querySelectorAll<HTMLVideoElement>('.tile video')];
      const drawn = (): Promise<number> => new Promise(requestAnimationFrame);
      const seen: Sample[] = [];
      let at = await drawn();
      let longest = 0;
      for (let [next, end] = [at + 250, at + milliseconds]; at < end; ) {
        const before = at;
        at = await drawn();
        longest = Math.max(longest, at - before);
        if (at < next) continue;
        next += 250;
        seen.push({
          late: longest > late,
          times: videos.map((each) => each.currentTime * fps),
          pictures: videos.map(({dataset}) => Number(dataset.frame)),
        });
        longest = 0;
      }
      return seen;
    },
    {milliseconds: during, fps: FPS, late: LATE},
  );

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** In each sample of a page that draws in time, all videos are within one frame. Their pictures are too, where each was decoded in time. */
function expectSync(samples: readonly Sample[]): void {
  for (const {times} of samples) expect(times).toHaveLength(COUNT);
  expect(Math.max(...samples.map(({times}) => spread(times)))).toBeLessThanOrEqual(1);
  const near = samples.filter(({pictures}) => spread(pictures) <= 1);
  expect(near.length).toBeGreaterThan(samples.length / 2);
}

/** Samples of a page that draws in time, `again` until there are enough of them. Undefined on a machine that is too busy to play the videos. */
async function timelySamples(
  page: Page,
  during: number,
  again: () => Promise<void>,
): Promise<Sample[] | undefined> {
  for (let left = 4; ; left--) {
    const samples = (await samplesOf(page, during)).filter(({late}) => !late);
    if (samples.length >= during / 500) return samples;
    if (left === 0) return undefined;
    await again();
  }
}

/** A spot with four masters of 14 s. */
async function openFour(): Promise<string> {
  const {workspace, folder} = await openRenderedSpot();
  const source = `smptebars=size=270x480:rate=${FPS}:duration=${SECONDS}`;
  const codec = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
  const master = readFileSync(
    await makeMedia(['-f', 'lavfi', '-i', source, ...codec], join(folder, 'master.mp4')),
  );
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const [row] = manifest.variants;
  manifest.variants = Array.from({length: COUNT}, (_, index) => {
    const mark = Buffer.from(`0000free${index}`);
    mark.writeUInt32BE(mark.length);
    writeFileSync(join(folder, `v${index}.mp4`), Buffer.concat([master, mark]));
    return {...row, id: `v${index}`, name: `v${index}`, file: `v${index}.mp4`, seconds: SECONDS};
  });
  writeFileSync(file, JSON.stringify(manifest));
  return workspace.root;
}

test('four videos stay within one frame of each other from 8 to 12 s, and after each seek', async ({
  skip,
}) => {
  const {page, wrong, close} = await openReviewPage(await openFour());
  onTestFinished(close);
  await goToFrame(page, 0);
  await page.waitForFunction(
    (count) => document.querySelectorAll('.tile video.ready').length === count,
    COUNT,
    {timeout: 240_000},
  );
  await page.keyboard.press(' ');
  await page.waitForTimeout(8000);
  const look = async (during: number, again: () => Promise<void>): Promise<void> => {
    const samples = await timelySamples(page, during, again);
    skip(!samples, 'this machine is too busy to play four videos');
    expectSync(samples ?? []);
  };
  await look(4000, async () => {
    await goToFrame(page, 0);
    await page.waitForTimeout(8000);
  });
  for (const frame of [60, 200, 10]) {
    const seek = async (): Promise<void> => {
      await goToFrame(page, frame);
      // Each video seeks for itself, and then closes in on the clock.
      await page.waitForTimeout(250);
      await expect
        .poll(async () => (await samplesOf(page, 250)).map(({times}) => spread(times) <= 1))
        .toEqual([true]);
    };
    await seek();
    await look(1500, seek);
  }
  await page.keyboard.press(' ');
  await goToFrame(page, 77);
  await expect.poll(async () => spreadOf(await framesIn(page), COUNT)).toBe(0);
  expect((await framesIn(page)).clock).toBe(77);
  expect(wrong).toEqual([]);
});
