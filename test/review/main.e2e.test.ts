import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {type Browser, chromium, type Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {findBrowserProgram} from '../../src/machine/tools/tools.ts';
import {ROOT} from '../support/tools.ts';
import {makeWorkspace, type Workspace} from '../support/workspace.ts';
import {PAYLOADS, writeEverywhere} from './payloads.ts';

const VARIANTS = 'compositions/spots/tiny/variants.yaml';

let workspace: Workspace;
let app: ChildProcess;
let url: string;
let browser: Browser;
let page: Page;
/** What the page had to say against itself, and requests to anywhere else. */
const wrong: string[] = [];

beforeAll(async () => {
  workspace = await makeWorkspace();
  workspace.edit(VARIANTS, 'seconds: 1', 'seconds: 4');
  workspace.edit(
    VARIANTS,
    'shots.hook: balls}',
    'shots.hook: balls}\n    - {id: three, copy.hook: Two, shots.hook: bars}',
  );
  const rendered = await workspace.tenspot('render');
  expect(rendered.code, rendered.stderr).toBe(0);
  app = spawn(process.execPath, [join(ROOT, 'src/cli/bin.js'), 'review'], {
    cwd: workspace.root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  url = await new Promise((resolve, reject) => {
    app.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    app.once('exit', (code) => reject(new Error(`the review app ended with ${code}`)));
  });
  browser = await chromium.launch({executablePath: findBrowserProgram(ROOT).path, args: ['--no-sandbox']});
  page = await browser.newPage({viewport: {width: 1440, height: 900}});
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const {protocol, origin} = new URL(request.url());
    if (protocol !== 'blob:' && origin !== new URL(url).origin) wrong.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await page.waitForSelector('.tile');
}, 600_000);

afterAll(async () => {
  await browser?.close();
  if (app && app.exitCode === null) {
    const ended = once(app, 'exit');
    app.kill('SIGINT');
    await ended;
  }
  workspace?.remove();
});

type Shown = {clock: number; videos: number[]};

/** The frame of the clock and those of the videos, at one moment. */
const shown = (): Promise<Shown> =>
  page.evaluate(
    () =>
      new Promise<Shown>((resolve) => {
        requestAnimationFrame(() => {
          const frameOf = (element: Element | null): number => Number((element as HTMLElement).dataset.frame);
          resolve({
            clock: frameOf(document.querySelector('.time')),
            videos: [...document.querySelectorAll('.tile video')].map(frameOf),
          });
        });
      }),
  );

/** How far the videos are apart, in frames. */
async function spread(): Promise<number> {
  const {videos} = await shown();
  return videos.length === 3 ? Math.max(...videos) - Math.min(...videos) : Number.POSITIVE_INFINITY;
}

const goTo = (frame: number): Promise<void> => page.getByLabel('Time', {exact: true}).fill(String(frame));

test('the token leaves the address, and stills show before any video is loaded', async () => {
  expect(page.url()).toBe(`${new URL(url).origin}/`);
  expect(await page.locator('.tile').count()).toBe(3);
  expect(await page.locator('.tile video').count()).toBe(0);
});

test('all variants play within one frame of each other after ten seconds and after a seek', async () => {
  await page.keyboard.press(' ');
  await page.waitForFunction(() => document.querySelectorAll('.tile video.ready').length === 3);
  await page.waitForTimeout(10_000);
  await expect.poll(spread).toBeLessThanOrEqual(1);
  await goTo(60);
  await expect.poll(spread).toBeLessThanOrEqual(1);
  await page.keyboard.press(' ');
  await goTo(77);
  await expect.poll(shown).toEqual({clock: 77, videos: [77, 77, 77]});
  await page.keyboard.press('ArrowRight');
  await expect.poll(shown).toEqual({clock: 78, videos: [78, 78, 78]});
});

test('what all variants share is dimmed, and a filter leaves the others', async () => {
  await page.keyboard.press('x');
  await goTo(90);
  await page.waitForSelector('.tile .same');
  await goTo(20);
  await expect.poll(() => page.locator('.tile .same').count()).toBe(0);
  await page.getByLabel('hook').selectOption('two');
  expect(
    await page
      .locator('.tile')
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.variant)),
  ).toEqual(['two']);
  await page.getByLabel('hook').selectOption('');
  await page.keyboard.press('x');
});

test('a box on a text makes a note that knows the field, its value and the variants that share it', async () => {
  await page.keyboard.press('r');
  await page.getByLabel('brand', {exact: true}).fill('ada');
  await page.getByLabel('Your name').fill('ada');
  await page.getByRole('button', {name: 'Open round 1'}).click();
  await page.getByRole('button', {name: 'Show two large'}).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', {name: 'Show two large'}).click();
  await page.waitForFunction(() => document.querySelector('.stage video')?.hasAttribute('data-frame'));
  await goTo(30);
  // The texts are looked for in the background.
  await page.waitForSelector('.slots span', {timeout: 120_000});
  const stage = await page.locator('.stage').boundingBox();
  if (!stage) throw new Error('expected a stage');
  const {x, y, width, height} = stage;
  await page.mouse.move(x + width * 0.05, y + height * 0.24);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.9, y + height * 0.45, {steps: 5});
  await page.mouse.up();
  await page.waitForSelector('.hit-text');
  expect(await page.locator('.hit-text').innerText()).toMatch(
    /copy\.hook.*Two[\s\S]*The same in 2: two, three/,
  );
  await page.getByLabel('What the note says').fill('Say it shorter');
  await page.getByText('The 2 with this text').click();
  await page.getByLabel('Asks for').selectOption('say');
  await page.getByLabel('The new text').fill('Deux');
  await page.getByRole('button', {name: 'Add note'}).click();
  await page.waitForSelector('[data-note=n1]');
  const {stdout} = await workspace.tenspot('review', '--json');
  expect(JSON.parse(stdout).rounds[0].notes).toMatchObject([
    {
      ...{variant: 'two', field: 'copy.hook', slot: 'hook', frames: {from: 30, frames: 1}, scope: 'segment'},
      change: {kind: 'say', text: 'Deux'},
    },
  ]);
});

test('a round is locked and answered, and a person decides about a file', async () => {
  await page.getByRole('button', {name: 'Lock the round'}).click();
  await page.waitForSelector('text=1 note needs an answer');
  await page.getByRole('button', {name: 'Show the change'}).click();
  await page.waitForSelector('[data-preview=n1]', {timeout: 120_000});
  expect(await page.locator('[data-preview=n1] ins').allTextContents()).toContainEqual(
    expect.stringContaining('copy.hook: Deux'),
  );
  expect(await page.locator('[data-preview=n1]').innerText()).toMatch(/The next render makes \d+ segments?/);
  await page.locator('[data-note=n1]').getByRole('button', {name: 'Decline'}).click();
  await page.getByLabel('The reason').fill('It is the name of the product');
  await page.getByRole('button', {name: 'Decline', exact: true}).last().click();
  await page.waitForSelector('.answer');
  await page.keyboard.press('d');
  await page.getByRole('button', {name: 'Approve', exact: true}).click();
  await page.getByRole('button', {name: 'Yes: approve as ada'}).click();
  await page.waitForSelector('[data-standing=two] .good');
  const {stdout} = await workspace.tenspot('review', '--json');
  const approved = JSON.parse(stdout).standings.map((each: {approved: boolean}) => each.approved);
  expect(approved).toEqual([false, true, false]);
});

test('after a prop changed and the spot was rendered again, the decision is void, and both masters can be compared', async () => {
  workspace.edit(VARIANTS, 'copy.hook: Two, shots.hook: balls', 'copy.hook: Zwei, shots.hook: balls');
  const rendered = await workspace.tenspot('render');
  expect(rendered.code, rendered.stderr).toBe(0);
  await page.waitForSelector('[data-standing=two] .void', {timeout: 120_000});
  expect(await page.locator('[data-standing=two]').innerText()).toMatch(/void: changed since: props/);
  await page.keyboard.press('w');
  await page.waitForSelector('.wipe video');
  await page.getByLabel('How much of the master of round 1 is shown').fill('30');
  expect(await page.locator('.wipe').evaluate((each) => (each as HTMLElement).style.clipPath)).toContain(
    '70%',
  );
});

test('texts of reviewers are texts: forty payloads in every field do nothing', async () => {
  await writeEverywhere(page, PAYLOADS);
  await page.keyboard.press('r');
  await expect.poll(() => page.locator('.says').count()).toBeGreaterThan(40);
  const says = await page.locator('.says').allTextContents();
  for (const payload of PAYLOADS) expect(says).toContain(payload.normalize('NFC'));
  await page.keyboard.press('d');
  await page.waitForSelector('[data-standing=two] q');
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => (globalThis as {owned?: unknown}).owned)).toBeUndefined();
  expect(
    await page
      .locator('#app script, #app iframe, #app svg script, #app img:not([alt=""]), #app a[href]')
      .count(),
  ).toBe(0);
});

test('the list of keys opens and closes, and the page fits a phone', async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', {name: 'Keys'}).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await page.setViewportSize({width: 390, height: 844});
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('nothing went wrong on the page, and it asked no other server', () => {
  expect(wrong).toEqual([]);
});
