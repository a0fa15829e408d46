import {readFileSync, writeFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {expect} from 'vitest';
import type {Workspace} from '../support/workspace.ts';

/** The frame of the clock and those of the videos, at one moment. */
export type ShownFrames = {clock: number; videos: number[]};

export const framesIn = (page: Page): Promise<ShownFrames> =>
  page.evaluate(
    () =>
      new Promise<ShownFrames>((resolve) => {
        requestAnimationFrame(() => {
          const frameOf = (element: Element | null): number => Number((element as HTMLElement).dataset.frame);
          resolve({
            clock: frameOf(document.querySelector('.time')),
            videos: [...document.querySelectorAll('.tile video')].map(frameOf),
          });
        });
      }),
  );

/** How far videos are apart, in frames. Infinite where there are not so many. */
export const spreadOf = ({videos}: ShownFrames, count: number): number =>
  videos.length === count ? Math.max(...videos) - Math.min(...videos) : Number.POSITIVE_INFINITY;

export const goToFrame = (page: Page, frame: number): Promise<void> =>
  page.getByLabel('Time', {exact: true}).fill(String(frame));

/** Goes to a frame and waits until both masters of a comparison show it: the earlier one may still be loading. */
export async function showFrame(page: Page, frame: number): Promise<void> {
  await goToFrame(page, frame);
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('.stage video')].every(
        ({dataset}) => dataset.frame === String(wanted),
      ),
    frame,
  );
}

/** Where each master stands, as programs read it. */
export const standingsOf = async (
  workspace: Workspace,
): Promise<{variant: string; sha256: string; approved: boolean}[]> =>
  JSON.parse((await workspace.tenspot('review', '--json')).stdout).standings;

/** Renders, and gives for each variant how many segments it has and how many of them were made for it. */
export async function renderedSegments(
  workspace: Workspace,
): Promise<Record<string, {total: number; rendered: number}>> {
  const {code, stdout, stderr} = await workspace.tenspot('render', '--json');
  expect(code, stderr).toBe(0);
  const rows = JSON.parse(stdout).variants as {id: string; segments: {total: number; rendered: number}}[];
  return Object.fromEntries(rows.map(({id, segments}) => [id, segments]));
}

type Gate = {gate: string; variant: string; state: string; code: string | null};

/** Checks, and delivers to a placement. The small spot of the tests has findings of its own: here only the files that were checked count. */
export async function checkAndDeliver(workspace: Workspace, spot: string) {
  await workspace.tenspot('check');
  const file = workspace.path('out', spot, 'check.json');
  const check = JSON.parse(readFileSync(file, 'utf8'));
  for (const row of check.variants) Object.assign(row, {pass: true, findings: []});
  writeFileSync(file, JSON.stringify(check));
  const ended = await workspace.tenspot('deliver', '--placement', 'meta-reels', '--to', 'sent', '--json');
  const gates: Gate[] = JSON.parse(ended.stdout).gates;
  return {...ended, red: gates.filter(({state}) => state === 'red')};
}
