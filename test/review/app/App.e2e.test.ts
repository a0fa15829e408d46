import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {reviewRound} from '../../../src/node/review.ts';
import {openRenderedSpot} from '../../support/rendered-spot.ts';
import {openReviewPage} from '../open-page.ts';
import {PAYLOADS, writeEverywhere} from '../payloads.ts';

test('texts of reviewers and of documents are texts: forty payloads in every field do nothing; the page fits a phone, and its keys are listed', async () => {
  const {workspace, project, folder} = await openRenderedSpot();
  const stages = [{stage: 'brand' as const, people: ['ada']}];
  await reviewRound(project, {by: 'ada', step: 'open', stages});
  await reviewRound(project, {by: 'ada', step: 'lock'});
  const manifestFile = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const lines = PAYLOADS.map((payload) => payload.replace(/\p{Cc}/gu, ' '));
  for (const row of manifest.variants)
    row.ad = {
      ...{primaryText: lines.join('\n'), headline: lines.join(' '), longHeadline: lines.join(' ')},
      ...{description: lines.join(' '), url: 'https://a.example/', utm: {source: lines[0], term: lines[6]}},
    };
  writeFileSync(manifestFile, JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'two.srt'),
    // A text with `-->` is refused.
    PAYLOADS.map((payload) => payload.replace(/\s/g, ' ').replaceAll('-->', '->'))
      .map((text, index) => `${index + 1}\n00:00:00,000 --> 00:00:01,400\n${text}\n`)
      .join('\n'),
  );
  const {page, code, wrong, close} = await openReviewPage(workspace.root);
  onTestFinished(close);
  await page.getByRole('button', {name: 'Show two large'}).click();
  await page.waitForSelector('.beside .ad-primary');
  await page.waitForSelector('.captions p');
  await expect.poll(() => page.locator('.beside .ad-primary').innerText()).toContain('owned=1');
  await writeEverywhere(page, PAYLOADS, code);
  await expect.poll(() => page.locator('.says').count()).toBe(PAYLOADS.length);
  const says = await page.locator('.says').allTextContents();
  for (const payload of PAYLOADS) expect(says).toContain(payload.normalize('NFC'));
  await page.keyboard.press('d');
  await page.waitForSelector('[data-standing=two] q');
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => (globalThis as {owned?: unknown}).owned)).toBeUndefined();
  expect(
    await page
      .locator('#app script, #app iframe, #app svg script, #app img:not([src^="/media/"]), #app a[href]')
      .count(),
  ).toBe(0);

  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', {name: 'Keys'}).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await page.setViewportSize({width: 390, height: 844});
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(wrong).toEqual([]);
});
