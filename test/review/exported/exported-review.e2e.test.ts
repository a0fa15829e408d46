import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';
import {expect, onTestFinished, test} from 'vitest';
import {findBrowserProgram} from '../../../src/machine/tools/tools.ts';
import {review, reviewRound} from '../../../src/node/review.ts';
import {openRenderedSpot} from '../../support/rendered-spot.ts';
import {ROOT} from '../../support/tools.ts';
import {PAYLOADS, writeBesideMasters} from '../payloads.ts';

test('a person without access opens the folder as files, plays in sync, writes notes, and sends a file that is imported', async () => {
  const {project, workspace, folder} = await openRenderedSpot();
  writeBesideMasters(folder, PAYLOADS);
  await reviewRound(project, {by: 'Ana', step: 'open', stages: [{stage: 'brand', people: ['Ana']}]});
  const exported = await workspace.tenspot('review', '--export', 'for-client', '--json');
  expect(exported.code, exported.stderr).toBe(0);
  const browser = await chromium.launch({
    executablePath: findBrowserProgram(ROOT).path,
    args: ['--no-sandbox'],
  });
  onTestFinished(() => browser.close());
  const context = await browser.newContext({viewport: {width: 1440, height: 900}, offline: true});
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) wrong.push(request.url());
  });
  const address = pathToFileURL(workspace.path('for-client/index.html')).href;
  await page.goto(address);
  await page.waitForSelector('.tile');
  expect(await page.locator('.tile').count()).toBe(2);
  expect(await page.evaluate(() => document.fonts.load('14px Inter').then((faces) => faces.length))).toBe(1);
  await page.keyboard.press(' ');
  await page.waitForFunction(() => document.querySelectorAll('.tile video.ready').length === 2);
  await page.keyboard.press(' ');
  await page.getByLabel('Time', {exact: true}).fill('20');
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...document.querySelectorAll('.tile video')].map((each) => (each as HTMLElement).dataset.frame),
      ),
    )
    .toEqual(['20', '20']);
  expect(await page.getByRole('button', {name: 'Decide'}).count()).toBe(0);

  await page.getByRole('button', {name: 'Show two large'}).click();
  await page.keyboard.press('n');
  const text = '<img src=x onerror=owned=1> louder';
  await page.getByLabel('What the note says').fill(text);
  await page.getByText('Question').click();
  await page.getByLabel('Your name').fill('Cleo');
  await page.getByRole('button', {name: 'Add note'}).click();
  await page.waitForSelector('[data-note=n1]');
  expect(await page.locator('[data-note=n1] .says').innerText()).toBe(text);
  // A reload keeps it.
  await page.goto(address);
  await page.waitForSelector('.tile');
  await page.keyboard.press('r');
  await page.waitForSelector('[data-note=n1]');
  // Notes of the file are texts, whatever they say: here forty more, as an earlier page may have stored them.
  await page.evaluate((payloads) => {
    const key = Object.keys(localStorage).find((each) => each.startsWith('tenspot-notes-')) ?? '';
    const [note] = JSON.parse(localStorage.getItem(key) ?? '[]');
    const more = payloads.map((says, index) => ({
      ...{...note, key: `${note.key}-${index}`, text: says, by: says.slice(0, 80), field: says},
      change: {kind: 'say', text: says},
    }));
    localStorage.setItem('before', JSON.stringify([note]));
    localStorage.setItem(key, JSON.stringify([note, ...more]));
  }, PAYLOADS);
  await page.goto(address);
  await page.waitForSelector('.tile');
  await page.keyboard.press('r');
  await expect.poll(() => page.locator('.says').count()).toBe(PAYLOADS.length + 1);
  const says = await page.locator('.says').allTextContents();
  for (const payload of PAYLOADS) expect(says).toContain(payload);
  await page.getByRole('button', {name: 'Show two large'}).click();
  await page.waitForSelector('.beside .ad-primary');
  await page.waitForSelector('.captions p');
  expect(await page.evaluate(() => (globalThis as {owned?: unknown}).owned)).toBeUndefined();
  expect(
    await page.locator('#app script, #app iframe, #app svg script, #app a[href], #app [onerror]').count(),
  ).toBe(0);
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((each) => each.startsWith('tenspot-notes-')) ?? '';
    localStorage.setItem(key, localStorage.getItem('before') ?? '');
  });
  await page.goto(address);
  await page.waitForSelector('.tile');
  await page.keyboard.press('r');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', {name: 'Save 1 note to a file'}).click(),
  ]);
  expect(download.suggestedFilename()).toBe('notes-tiny-Cleo.json');
  const file = await download.path();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({spot: 'tiny', notes: [{by: 'Cleo', text}]});
  const imported = await workspace.tenspot('import', 'notes', file, '--by', 'Ana');
  expect(imported.code, imported.stderr).toBe(0);
  expect((await review(project)).rounds[0]?.notes).toMatchObject([
    {by: 'Cleo', variant: 'two', text, kind: 'question', frames: {from: 20, frames: 1}},
  ]);
  expect(wrong).toEqual([]);
});
