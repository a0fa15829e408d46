import {expect, onTestFinished, test} from 'vitest';
import {review, reviewRound} from '../../src/node/review.ts';
import {openReviewPage} from '../review/open-page.ts';
import {openRenderedSpot} from '../support/rendered-spot.ts';

test('a person opens a link, looks, writes a note under the name of the link, and decides only with the code of the terminal', async () => {
  const {workspace, project} = await openRenderedSpot();
  const stages = [{stage: 'client' as const, people: ['client']}];
  await reviewRound(project, {by: 'ada', step: 'open', stages});
  const {page, url, code, wrong, close} = await openReviewPage(workspace.root, 'client');
  onTestFinished(close);

  // The token leaves the address, and the pictures come without it.
  expect(page.url()).toBe(`${new URL(url).origin}/`);
  expect(await page.title()).toBe('Review');
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('.tile img')].every((each) => each.naturalWidth > 0),
  );
  await page.getByRole('button', {name: 'Show one large'}).click();
  await page.waitForFunction(() => document.querySelector('.stage video')?.hasAttribute('data-frame'));
  expect(await page.getByRole('tab').allTextContents()).toEqual(['Notes', 'Decide']);

  await page.keyboard.press('n');
  expect(await page.getByLabel('Your name').inputValue()).toBe('client');
  expect(await page.getByLabel('Your name').isEditable()).toBe(false);
  await page.getByLabel('What the note says').fill('The logo is too small');
  await page.getByRole('button', {name: 'Add note'}).click();
  await page.waitForSelector('[data-note=n1]');
  expect((await review(project)).rounds[0]?.notes).toMatchObject([
    {by: 'client', variant: 'one', text: 'The logo is too small'},
  ]);
  // A link answers no notes, and closes no rounds.
  expect(await page.getByRole('button', {name: /Lock|Done|Decline|Apply/}).count()).toBe(0);

  await page.keyboard.press('d');
  const approve = async (typed: string): Promise<void> => {
    await page.getByRole('button', {name: 'Approve', exact: true}).click();
    await page.getByLabel('Code on the terminal').fill(typed);
    await page.getByRole('button', {name: 'Yes: approve as client'}).click();
  };
  const decisions = async () => (await review(project)).standings.flatMap((each) => each.decisions);
  await page.getByRole('button', {name: 'Approve', exact: true}).click();
  expect(await page.getByRole('button', {name: 'Yes: approve as client'}).isDisabled()).toBe(true);
  await page.getByLabel('Comment').fill('fine');
  await approve('AAAA-AAAA');
  await page.waitForSelector('text=this is not the code of this app');
  expect(await decisions()).toEqual([]);
  expect(wrong.splice(0)).toEqual([expect.stringContaining('422')]);
  await approve(code);
  await expect.poll(async () => (await decisions()).length).toBe(1);
  expect(await decisions()).toMatchObject([{by: 'client', stage: 'client', decision: 'approved'}]);

  // Without the link, the same address shows nothing of the spot.
  const stranger = await page.context().browser()?.newPage();
  await stranger?.goto(new URL(url).origin);
  await stranger?.waitForSelector('[role=alert]');
  expect(await stranger?.locator('body').innerText()).not.toMatch(/tiny|client|logo/);
  expect(wrong).toEqual([]);
});
