import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {sha256File} from '../../../src/machine/files/hash.ts';
import {review, reviewRound} from '../../../src/node/review.ts';
import {checkedAd} from '../../../src/production/check/checked-documents.ts';
import type {AdCopy} from '../../../src/spot/ad/ad-copy.ts';
import type {CheckReport} from '../../../src/spot/findings/check-report.ts';
import {openRenderedSpot} from '../../support/rendered-spot.ts';
import {openReviewPage} from '../open-page.ts';
import {PAYLOADS, writeBesideMasters, writeEverywhere} from '../payloads.ts';

/** A check with a finding for each payload, about these masters and their ads. */
const checkOf = (variants: readonly {id: string; sha256: string; ad: AdCopy}[]): CheckReport => ({
  ...{spot: 'tiny', proof: false, createdAt: '2026-01-01T00:00:00.000Z', pass: true, rules: [], changed: []},
  variants: variants.map(({id, sha256, ad}) => ({
    ...{id, sha256, ad: checkedAd(ad), pass: true},
    findings: PAYLOADS.map((text) => ({
      ...{rule: text, severity: 'warning', variant: id, frames: null, expected: text, got: text},
    })),
  })),
  distinctness: {concepts: [], axes: [], pairs: []},
  totals: {variants: 2, passed: 2, errors: 0, warnings: 80, decoded: 0, seconds: 0},
});

test('texts of reviewers and of documents are texts: forty payloads in every field do nothing; the page fits a phone, and its keys are listed', async () => {
  const {workspace, project, folder} = await openRenderedSpot();
  const stages = [{stage: 'brand' as const, people: ['ada']}];
  await reviewRound(project, {by: 'ada', step: 'open', stages});
  await reviewRound(project, {by: 'ada', step: 'lock'});
  writeBesideMasters(folder, PAYLOADS);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const checked = await Promise.all(
    manifest.variants.map(async ({id, ad}: {id: string; ad: AdCopy}) => ({
      ...{id, ad},
      sha256: await sha256File(join(folder, `${id}.mp4`)),
    })),
  );
  writeFileSync(join(folder, 'check.json'), JSON.stringify(checkOf(checked)));
  const {page, code, wrong, close} = await openReviewPage(workspace.root);
  onTestFinished(close);
  await page.getByRole('button', {name: 'Show two large'}).click();
  await page.waitForSelector('.beside .ad-primary');
  await page.waitForSelector('.captions p');
  await expect.poll(() => page.locator('.beside .ad-primary').innerText()).toContain('owned=1');
  await page.getByRole('tab', {name: 'Findings'}).click();
  await expect.poll(() => page.locator('.card.warning').count()).toBe(PAYLOADS.length);
  const found = await page.locator('.card.warning').allTextContents();
  for (const [index, payload] of PAYLOADS.entries())
    expect(found[index]).toBe(`${payload}${payload}expected ${payload}`);
  await page.getByRole('tab', {name: 'Notes'}).click();
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

test('the name of a link is a text; a note that was about the whole spot is about its frame again', async () => {
  const {workspace, project} = await openRenderedSpot();
  const person = `"><img src=x onerror=owned=1>`;
  await reviewRound(project, {by: 'ada', step: 'open', stages: [{stage: 'client', people: [person]}]});
  const {page, wrong, close} = await openReviewPage(workspace.root, person);
  onTestFinished(close);
  await page.getByRole('button', {name: 'Show one large'}).click();
  await page.waitForFunction(() => document.querySelector('.stage video')?.hasAttribute('data-frame'));
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('n');
  expect(await page.getByLabel('Your name').inputValue()).toBe(person);
  const where = page.locator('.note-form .where strong');
  const before = await where.innerText();
  const frame = Number(before.split(':').at(-1));
  expect(frame).toBeGreaterThan(0);
  await page.getByLabel('whole spot').check();
  expect(await where.innerText()).toBe('The whole spot');
  await page.getByLabel('whole spot').uncheck();
  expect(await where.innerText()).toBe(before);
  await page.getByLabel('What the note says').fill('Later');
  await page.getByRole('button', {name: 'Add note'}).click();
  await page.waitForSelector('[data-note=n1]');
  expect((await review(project)).rounds[0]?.notes).toMatchObject([{by: person, frames: {from: frame}}]);
  expect(await page.evaluate(() => (globalThis as {owned?: unknown}).owned)).toBeUndefined();
  expect(wrong).toEqual([]);
});
