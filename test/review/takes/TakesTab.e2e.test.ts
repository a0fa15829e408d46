import {expect, onTestFinished, test} from 'vitest';
import {openStage} from '../../production/takes/setup.ts';
import {openRenderedSpot} from '../../support/rendered-spot.ts';
import {openReviewPage} from '../open-page.ts';
import {PAYLOADS} from '../payloads.ts';

/** All payloads that fit into the reason of a rejection, on one line as a field has it. */
const WHY = PAYLOADS.filter((payload) => !/\p{Cc}/u.test(payload))
  .join(' ')
  .slice(0, 400)
  .trim();

test('takes are picked and rejected on the page, and a reason is a text', async () => {
  const {workspace, buy} = await openStage();
  await buy({number: 1});
  await buy({number: 2});
  await openRenderedSpot(workspace);
  const {page, wrong, close} = await openReviewPage(workspace.root);
  onTestFinished(close);
  await page.keyboard.press('t');
  const take = (number: number) => page.locator(`[data-take="unshot ${number}"]`);
  await take(2).waitFor();
  await take(2).getByRole('button', {name: 'Reject'}).click();
  await take(2).getByLabel('What is wrong with it').fill(WHY);
  await take(2).getByRole('button', {name: 'Reject'}).last().click();
  await expect.poll(() => take(2).getAttribute('class')).toContain('rejected');
  expect(await take(2).locator('p.quiet').first().textContent()).toBe(WHY);
  await take(1).getByRole('button', {name: 'Pick'}).click();
  await expect.poll(() => take(1).getAttribute('class')).toContain('picked');
  expect(await take(1).getByRole('button', {name: 'Pick'}).isDisabled()).toBe(true);
  const file = (name: string): string => workspace.read(`compositions/spots/tiny/${name}.yaml`);
  expect(file('takes')).toMatch(
    /verdict: rejected[\s\S]*verdict: picked|verdict: picked[\s\S]*verdict: rejected/,
  );
  expect(file('edit')).toBe('picks:\n  unshot: {take: 1}\n');
  expect(await page.evaluate(() => (globalThis as {owned?: unknown}).owned)).toBeUndefined();
  expect(wrong).toEqual([]);
});
