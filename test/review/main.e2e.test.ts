import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import type {Workspace} from '../support/workspace.ts';
import {type OpenedApp, openReviewPage} from './open-page.ts';
import {
  checkAndDeliver,
  framesIn,
  goToFrame,
  renderedSegments,
  type ShownFrames,
  showFrame,
  spreadOf,
  standingsOf,
} from './read-review.ts';
import {pictures, scene, writePicture} from './scenes.ts';

// The whole life of a review in a real browser. To write the pictures of the docs, take the same steps with the sample spot:
//   TENSPOT_PICTURES=docs/media npx vitest run --project e2e-long-paired test/review/main.e2e.test.ts

const {spot, variants, note: wanted, edit} = scene;

/** Milliseconds. The sample has ten variants of fifteen seconds. */
const PATIENCE = pictures === undefined ? 240_000 : 900_000;
if (pictures !== undefined) vi.setConfig({testTimeout: 2 * PATIENCE});

const DOCUMENT = `compositions/spots/${spot}/variants.yaml`;

let workspace: Workspace;
let opened: OpenedApp;
let page: Page;
let wrong: string[];

beforeAll(async () => {
  workspace = await scene.open();
  const rendered = await workspace.tenspot('render');
  expect(rendered.code, rendered.stderr).toBe(0);
  opened = await openReviewPage(workspace.root);
  ({page, wrong} = opened);
}, 2 * PATIENCE);

afterAll(async () => {
  await opened?.close();
  workspace?.remove();
});

const picture = (name: string): Promise<void> => writePicture(page, name);
const standings = () => standingsOf(workspace);
const goTo = (frame: number): Promise<void> => goToFrame(page, frame);
const shown = (): Promise<ShownFrames> => framesIn(page);

/** How far the videos are apart, in frames. */
const spread = async (): Promise<number> => spreadOf(await shown(), variants.length);

const approved = async (): Promise<string[]> =>
  (await standings()).filter((each) => each.approved).map(({variant}) => variant);

test('the token leaves the address, and stills show before any video is loaded', async () => {
  expect(page.url()).toBe(`${new URL(opened.url).origin}/`);
  expect(await page.locator('.tile').count()).toBe(variants.length);
  expect(await page.locator('.tile video').count()).toBe(0);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.tile img')].every((each) => (each as HTMLImageElement).complete),
  );
  await picture('grid');
});

// follow-clock.e2e.test.ts has the proof for longer.
test('all variants play within one frame of each other, also after a seek', async () => {
  await page.keyboard.press(' ');
  await page.waitForFunction(
    (count) => document.querySelectorAll('.tile video.ready').length === count,
    variants.length,
    {timeout: PATIENCE},
  );
  await expect.poll(spread).toBeLessThanOrEqual(1);
  await goTo(60);
  await expect.poll(spread).toBeLessThanOrEqual(1);
  await page.keyboard.press(' ');
  await goTo(77);
  await expect.poll(shown).toEqual({clock: 77, videos: variants.map(() => 77)});
  await page.keyboard.press('ArrowRight');
  await expect.poll(shown).toEqual({clock: 78, videos: variants.map(() => 78)});
});

test('what all variants share is dimmed, and a filter leaves the others', async () => {
  await page.keyboard.press('x');
  await goTo(scene.same);
  await page.waitForSelector('.tile .same');
  await picture('differs');
  await goTo(scene.differs);
  await expect.poll(() => page.locator('.tile .same').count()).toBe(0);
  const [value, left] = scene.filter;
  await page.getByLabel('hook').selectOption(value);
  expect(
    await page
      .locator('.tile')
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.variant)),
  ).toEqual(left);
  await page.getByLabel('hook').selectOption('');
  await page.keyboard.press('x');
});

test('a box on a text makes a note that knows the field, its value and the variants that share it', async () => {
  await page.keyboard.press('r');
  await page.getByLabel('brand', {exact: true}).fill('ada');
  await page.getByLabel('Your name').fill('ada');
  await page.getByRole('button', {name: 'Open round 1'}).click();
  await page.getByRole('button', {name: `Show ${wanted.variant} large`}).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', {name: `Show ${wanted.variant} large`}).click();
  await page.waitForFunction(() => document.querySelector('.stage video')?.hasAttribute('data-frame'));
  await goTo(wanted.frame);
  // The texts are looked for in the background.
  await page.waitForSelector('.slots span', {timeout: PATIENCE});
  const stage = await page.locator('.stage').boundingBox();
  if (!stage) throw new Error('expected a stage');
  const {x, y, width, height} = stage;
  const [left, top, right, bottom] = wanted.box;
  await page.mouse.move(x + width * left, y + height * top);
  await page.mouse.down();
  await page.mouse.move(x + width * right, y + height * bottom, {steps: 5});
  await page.mouse.up();
  await page.waitForSelector('.hit-text');
  expect(await page.locator('.hit-text').innerText()).toMatch(wanted.value);
  await page.getByLabel('What the note says').fill(wanted.says);
  await page.getByText('The 2 with this text').click();
  await page.getByLabel('Asks for').selectOption('say');
  await page.getByLabel('The new text').fill(wanted.text);
  await picture('note');
  await page.getByRole('button', {name: 'Add note'}).click();
  await page.waitForSelector('[data-note=n1]');
  const {stdout} = await workspace.tenspot('review', '--json');
  expect(JSON.parse(stdout).rounds[0].notes).toMatchObject([
    {
      ...{variant: wanted.variant, field: 'copy.hook', slot: 'hook', scope: 'segment'},
      frames: {from: wanted.frame, frames: 1},
      change: {kind: 'say', text: wanted.text},
    },
  ]);
});

test('the change of the note is shown, made, and rendered again in the segments that it touches, and in no other', async () => {
  const before = await standings();
  await page.getByRole('button', {name: 'Show the change'}).click();
  await page.waitForSelector('[data-preview=n1]', {timeout: PATIENCE});
  const preview = await page.locator('[data-preview=n1]').innerText();
  const [, segments] = /The next render makes (\d+) segments?/.exec(preview) ?? [];
  expect(Number(segments)).toBeGreaterThan(0);
  await picture('change');
  await page.getByRole('button', {name: 'Apply', exact: true}).click();
  await page.waitForSelector('[data-note=n1] .answer');
  const made = await renderedSegments(workspace);
  const touched = wanted.shared.map((id) => made[id] ?? {total: 0, rendered: 0});
  for (const {total, rendered} of touched) expect(rendered).toBeLessThan(total);
  expect(touched.reduce((sum, {rendered}) => sum + rendered, 0)).toBeGreaterThanOrEqual(Number(segments));
  const changed = (await standings()).filter(({sha256}, index) => sha256 !== before[index]?.sha256);
  expect(changed.map(({variant}) => variant)).toEqual(wanted.shared);
  // The page shows the new master by itself.
  const now = changed.find(({variant}) => variant === wanted.variant)?.sha256 ?? '';
  await page.waitForSelector(`.stage video[src*="${now}"]`, {state: 'attached', timeout: 60_000});
});

test('a locked round is one list, and takes no more notes', async () => {
  await page.getByRole('button', {name: 'Lock the round'}).click();
  await page.waitForSelector('text=Close the round');
  await page.keyboard.press('n');
  await page.waitForSelector('text=No round is open');
  expect(await page.getByRole('button', {name: 'Add note'}).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('button', {name: 'Cancel'}).click();
  await picture('round');
});

test('a person decides about files and the ads beside them, with the code on the terminal', async () => {
  await page.keyboard.press('Escape');
  await page.waitForSelector('.tile');
  await page.keyboard.press('d');
  await page.waitForSelector('.card .ad');
  expect(await page.locator('.card .ad').count()).toBe(variants.length);
  expect(await page.locator(`[data-standing=${wanted.variant}] .ad`).innerText()).toMatch(
    new RegExp(`Cold for 24 hours[\\s\\S]*Shop now[\\s\\S]*utm_content=${wanted.variant}`),
  );
  await page.getByRole('button', {name: 'Approve', exact: true}).click();
  await page.getByLabel('Code on the terminal').fill('AAAA-AAAA');
  await page.getByRole('button', {name: 'Yes: approve as ada'}).click();
  await page.waitForSelector('text=this is not the code of this app');
  expect(await approved()).toEqual([]);
  expect(wrong.splice(0)).toEqual([expect.stringContaining('422')]);
  await page.getByRole('button', {name: 'Close this message'}).click();
  await page.getByRole('button', {name: 'Approve', exact: true}).click();
  await page.getByLabel('Code on the terminal').fill(opened.code);
  await picture('decide');
  await page.getByRole('button', {name: 'Yes: approve as ada'}).click();
  await page.waitForSelector(`[data-standing=${wanted.variant}] .good`);
  expect(await approved()).toEqual(variants);
});

test('after a prop changed and the spot was rendered again, the decision is void, and both masters can be compared', async () => {
  workspace.edit(DOCUMENT, edit.before, edit.after);
  await renderedSegments(workspace);
  await page.getByRole('button', {name: `Show ${wanted.variant} large`}).click();
  await page.waitForSelector(`[data-standing=${wanted.variant}] .void`, {timeout: PATIENCE});
  const standing = page.locator(`[data-standing=${wanted.variant}]`);
  await expect.poll(() => standing.innerText()).toMatch(/void: changed since: props/);
  await picture('void');
  await page.keyboard.press('w');
  await page.waitForSelector('.wipe video');
  await page.getByLabel('How much of the master of round 1 is shown').fill('30');
  expect(await page.locator('.wipe').evaluate((each) => (each as HTMLElement).style.clipPath)).toContain(
    '70%',
  );
  if (pictures !== undefined) await showFrame(page, scene.same + 200);
  await picture('compare');
  expect(await approved()).toEqual(variants.filter((id) => !edit.changes.includes(id)));
});

test('a void decision refuses the delivery; approved again, exactly the approved files go out', async () => {
  if (pictures !== undefined) return;
  const refused = await checkAndDeliver(workspace, spot);
  expect(refused.code).toBe(4);
  expect(refused.red.filter(({gate}) => gate === 'decision').map(({variant}) => variant)).toEqual(
    edit.changes,
  );
  await page.keyboard.press('Escape');
  await page.waitForSelector('.tile');
  await page.keyboard.press('d');
  await page.getByRole('button', {name: 'Approve', exact: true}).click();
  // The tab knows the code.
  expect(await page.getByLabel('Code on the terminal').count()).toBe(0);
  await page.getByRole('button', {name: 'Yes: approve as ada'}).click();
  await page.waitForSelector(`[data-standing=${wanted.variant}] .good`);
  expect(await approved()).toEqual(variants);
  const delivered = await checkAndDeliver(workspace, spot);
  expect(delivered, JSON.stringify(delivered.red)).toMatchObject({code: 0, red: []});
  const {deliverables} = JSON.parse(workspace.read('sent/delivery.json'));
  expect(deliverables).toHaveLength(variants.length);
  const hashes = Object.fromEntries((await standings()).map(({variant, sha256}) => [variant, sha256]));
  for (const {variant, file, derivation} of deliverables) {
    expect(derivation).toMatchObject({master: hashes[variant]});
    if (derivation.kind !== 'master') continue;
    const bytes = readFileSync(workspace.path('sent', file)).subarray(0, derivation.masterBytes);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hashes[variant]);
  }
});

test('nothing went wrong on the page, and it asked no other server', () => {
  expect(wrong).toEqual([]);
});
