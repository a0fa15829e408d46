import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import {expect, onTestFinished, test} from 'vitest';
import {sha256File} from '../../../src/machine/files/hash.ts';
import {review, reviewRound} from '../../../src/node/review.ts';
import {openRenderedSpot} from '../../support/rendered-spot.ts';
import {faultsOf} from '../faults-of-page.ts';
import {openReviewPage} from '../open-page.ts';

/** A finding in frames 10 to 14 of the variant `two`. */
async function writeCheck(folder: string): Promise<void> {
  const found = {rule: 'freeze', severity: 'error', variant: 'two', frames: {from: 10, frames: 5}};
  const variants = await Promise.all(
    ['one', 'two'].map(async (id) => ({
      ...{id, sha256: await sha256File(join(folder, `${id}.mp4`)), pass: id === 'one'},
      findings: id === 'two' ? [{...found, expected: 'movement', got: 'the same picture'}] : [],
    })),
  );
  const head = {spot: 'tiny', proof: false, createdAt: '2026-01-01T00:00:00.000Z', pass: false};
  writeFileSync(
    join(folder, 'check.json'),
    JSON.stringify({
      ...{...head, rules: [], changed: [], variants},
      distinctness: {concepts: [], axes: [], pairs: []},
      totals: {variants: 2, passed: 1, errors: 1, warnings: 0, decoded: 0, seconds: 0},
    }),
  );
}

/** Presses Tab, or Shift and Tab, until an element has the focus. Each element on the way has to be on screen. */
async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(key);
    const {found, seen, html} = await page.evaluate((wanted) => {
      const element = document.activeElement as HTMLElement;
      const {width, height} = element.getBoundingClientRect();
      const isPage = element === document.body;
      return {
        found: element.matches(wanted),
        seen: isPage || (width > 0 && height > 0),
        html: element.outerHTML.slice(0, 200),
      };
    }, selector);
    expect(seen, `${html} has the focus, and cannot be seen`).toBe(true);
    if (found) return;
  }
  throw new Error(`expected Tab to reach ${selector}`);
}

const frameOf = async (page: Page): Promise<number> =>
  Number(await page.locator('.time').getAttribute('data-frame'));

test('with the keyboard alone a person plays, steps, finds, writes a note with a box and decides; no page on the way breaks a rule of WCAG, and each fits a phone', async () => {
  const {workspace, project, folder} = await openRenderedSpot();
  await reviewRound(project, {by: 'ada', step: 'open', stages: [{stage: 'brand', people: ['ada']}]});
  await writeCheck(folder);
  writeFileSync(join(folder, 'two.srt'), '1\n00:00:00,000 --> 00:00:01,400\nStill ice\n');
  const {page, code, wrong, close} = await openReviewPage(workspace.root);
  onTestFinished(close);
  const {keyboard} = page;
  const press = async (key: string, times = 1): Promise<void> => {
    for (let left = times; left > 0; left--) await keyboard.press(key);
  };
  /** Looks at the page on a desktop and on a phone. */
  const expectNoFaults = async (): Promise<void> => {
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize({width: 390, height: 844});
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize({width: 1440, height: 900});
  };

  await expectNoFaults();
  const playing = page.locator('.time[data-playing=true]');
  await press(' ');
  await playing.waitFor();
  await press(' ');
  await expect.poll(() => playing.count()).toBe(0);
  await press('Home');
  await press('ArrowRight', 3);
  expect(await frameOf(page)).toBe(3);
  await tabTo(page, '[data-variant=two] .picture');
  await press('Enter');
  await page.waitForSelector('.stage video[data-frame]');

  const captions = page.locator('.stage .captions p');
  expect(await captions.allTextContents()).toEqual(['Still ice']);
  await press('c');
  expect(await captions.count()).toBe(0);
  await press('c');
  expect(await captions.count()).toBe(1);
  const zones = page.locator('.stage .zone');
  expect(await zones.count()).toBe(0);
  await press('s');
  const [{placement, zone} = {placement: '', zone: {left: 0, top: 0, right: 0, bottom: 0}}] =
    await page.evaluate(async () => {
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${sessionStorage.getItem('tenspot-review-token')}`,
      };
      const board = await fetch('/api/board', {method: 'POST', headers, body: '{}'});
      return (await board.json()).variants[1].zones;
    });
  expect(placement).not.toBe('');
  const stage = await page.locator('.stage').boundingBox();
  const drawn = await zones.first().boundingBox();
  if (!stage || !drawn) throw new Error('expected a stage with a safe zone');
  expect(drawn.y - stage.y).toBeCloseTo(zone.top * stage.height, -0.5);
  expect(drawn.width).toBeCloseTo((1 - zone.left - zone.right) * stage.width, -0.5);
  expect(stage.y + stage.height - drawn.y - drawn.height).toBeCloseTo(zone.bottom * stage.height, -0.5);
  await press('s');

  const mark = page.locator('.timeline [aria-label^="Finding freeze"]');
  const [row, at] = [await page.locator('.timeline').boundingBox(), await mark.boundingBox()];
  if (!row || !at) throw new Error('expected a finding on the timeline');
  expect((at.x - row.x) / row.width).toBeCloseTo(10 / 36, 2);
  expect(at.width / row.width).toBeCloseTo(5 / 36, 2);
  await tabTo(page, '.timeline [aria-label^="Finding freeze"]');
  await press('Enter');
  await tabTo(page, '.card.error button', 'Shift+Tab');
  await press('Enter');
  await expect.poll(() => frameOf(page)).toBe(10);
  await expectNoFaults();

  await press('n');
  await page.waitForFunction(() => document.activeElement?.matches('textarea'));
  await keyboard.type('Nearer');
  await tabTo(page, '.row-of-buttons button', 'Shift+Tab');
  await press('Enter');
  await press('ArrowRight', 2);
  await press('Shift+ArrowDown');
  expect(await frameOf(page)).toBe(10);
  await tabTo(page, 'input[list=people]');
  await keyboard.type('ada');
  await expectNoFaults();
  await tabTo(page, '.note-form button[type=submit]');
  await press('Enter');
  await page.waitForSelector('[data-note=n1]');
  const {rounds} = await review(project);
  expect(rounds[0]?.notes).toMatchObject([
    {
      ...{by: 'ada', variant: 'two', text: 'Nearer', frames: {from: 10, frames: 1}},
      box: {x: 0.32, y: 0.4, width: 0.4, height: 0.21},
    },
  ]);
  await expectNoFaults();

  await press('d');
  await page.waitForSelector('form.decide');
  await tabTo(page, 'form.decide button[type=submit]');
  await press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('[placeholder="XXXX-XXXX"]'));
  await keyboard.type(code);
  await expectNoFaults();
  await press('Enter');
  await page.waitForSelector('[data-standing=two] .good');
  expect((await review(project)).standings.map(({approved}) => approved)).toEqual([false, true]);
  await press('?');
  await page.getByRole('dialog', {name: 'Keys'}).waitFor();
  await expectNoFaults();
  expect(wrong).toEqual([]);
});
