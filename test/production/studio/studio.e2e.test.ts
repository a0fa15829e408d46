import type {ChildProcess} from 'node:child_process';
import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {networkInterfaces} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Browser, Page} from 'playwright-core';
import sharp from 'sharp';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {run} from '../../../src/machine/process/child.ts';
import {processesWith} from '../../support/processes.ts';
import {ROOT} from '../../support/tools.ts';
import type {Workspace} from '../../support/workspace.ts';
import {openStage, type Stage} from '../takes/setup.ts';
import {openStudioPage} from './setup.ts';

const VARIANTS = 'compositions/spots/tiny/variants.yaml';
/** The colour of the safe zone's line. */
const GUIDE = [0x4c, 0xd2, 0xff];

let stage: Stage;
let workspace: Workspace;
let studio: ChildProcess;
let url: string;
let browser: Browser;
let page: Page;
/** The errors of the page. */
let wrong: string[];

beforeAll(async () => {
  stage = await openStage();
  ({workspace} = stage);
  workspace.edit(VARIANTS, 'shots: {end: unshot}', 'shots: {end: bars}');
  workspace.edit('compositions/spots/tiny/shots.yaml', 'shots:', "policy: {allow: ['fal/*']}\nshots:");
  workspace.edit(
    VARIANTS,
    'shots.hook: balls}',
    'shots.hook: balls}\n    # The harbour is not shot yet.\n    - {id: three, copy.hook: Three, shots.hook: unshot}',
  );
  // As `init` lays it: it is for Remotion's own commands.
  workspace.write(
    'remotion.config.ts',
    "import {writeFileSync} from 'node:fs';\nwriteFileSync('config-was-read', '');\n",
  );
  ({studio, url, browser, page, wrong} = await openStudioPage(workspace));
});

afterAll(async () => {
  await browser?.close();
  studio?.kill('SIGINT');
  workspace?.remove();
});

const picture = () => page.locator('.remotion-studio-composition-container').first();
const dock = () => page.getByRole('region', {name: 'Tenspot'});
const words = () => page.locator('[data-super="copy.hook"]');

async function open(composition: string): Promise<void> {
  await page.goto(`${url}/${composition}`);
  await picture().waitFor();
}

/** Types into the field of the props panel that holds `before`. */
async function type(before: string, after: string): Promise<void> {
  for (const field of await page.locator('input[type=text], input:not([type]), textarea').all()) {
    if ((await field.inputValue()) !== before) continue;
    await field.fill(after);
    await field.press('Enter');
    return;
  }
  throw new Error(`no field holds ${before}`);
}

/** How many pixels of a PNG are nearly of a colour. */
async function pixelsLike(png: Buffer | string, [r = 0, g = 0, b = 0]: number[]): Promise<number> {
  const pixels = await sharp(png).removeAlpha().raw().toBuffer();
  let count = 0;
  for (let at = 0; at < pixels.length; at += 3) {
    const [dr = 0, dg = 0, db = 0] = [0, 1, 2].map((c) =>
      Math.abs((pixels[at + c] ?? 0) - ([r, g, b][c] ?? 0)),
    );
    if (dr + dg + db < 24) count++;
  }
  return count;
}

test('a variant is shown as it will be: its words, its footage, its brand', async () => {
  await open('one');
  await expect.poll(() => dock().innerText(), {timeout: 60_000}).not.toContain('Being made');
  expect(await words().innerText()).toBe('One');
  expect(await page.locator('[data-missing]').count()).toBe(0);
  expect(await page.locator('body').innerText()).not.toMatch(/can.t save/i);
  expect(existsSync(workspace.path('config-was-read'))).toBe(false);
  // The red square is the brand's own colour; the blue bar is the clip's.
  const shown = () => picture().screenshot();
  await expect.poll(async () => pixelsLike(await shown(), [0xc0, 0x30, 0x20])).toBeGreaterThan(200);
  await expect.poll(async () => (await sharp(await shown()).stats()).channels[2]?.stdev).toBeGreaterThan(40);
});

test('the card beside the picture is inside the window, names the document, and tells of fonts of this machine', async () => {
  const graphics = 'compositions/templates/plain/graphics.tsx';
  const sign = '<i style={{fontFamily: JSON.stringify(brand.typography.base.family)}}>✓</i>';
  workspace.edit(graphics, '<At slot="hook">', `<At slot="hook">${sign}`);
  await open('one');
  await expect.poll(() => dock().innerText()).toContain(`Same as in ${VARIANTS}.`);
  await expect.poll(() => dock().innerText(), {timeout: 120_000}).toContain('✓ (U+2713) is drawn in a font');
  const {x = -1, y = -1} = (await dock().boundingBox()) ?? {};
  expect([x >= 0, y >= 0]).toEqual([true, true]);
  workspace.edit(graphics, sign, '');
});

test('a slot without a take shows a card that says what is to be shot, by whom and for how much', async () => {
  await open('three');
  const card = page.locator('[data-missing="hook"]');
  await expect.poll(() => card.innerText()).toContain('a harbour at night');
  expect(await card.innerText()).toMatch(/Not shot yet.*fal\/\S+ \(no key: set FAL_KEY.*\$\d+\.\d\d/s);
});

test('the grid shows all variants side by side', async () => {
  await open('tiny--grid');
  await expect.poll(() => page.locator('[data-cell]').count()).toBe(3);
  const labels = page.locator('[data-cell] figcaption span:first-child');
  expect(await labels.allInnerTexts()).toEqual(['one', 'two', 'three']);
  for (const cell of ['one', 'two']) {
    const box = page.locator(`[data-cell=${cell}]`);
    expect(await box.locator('[data-super]').count()).toBe(1);
    const moving = async () => (await sharp(await box.screenshot()).stats()).channels[1]?.stdev ?? 0;
    await expect.poll(moving, {timeout: 60_000}).toBeGreaterThan(30);
  }
  expect(await page.locator('[data-cell=three] [data-missing=hook]').count()).toBe(1);
});

test('an edit is seen at once, and one that the template refuses is said in words', async () => {
  await open('one');
  await expect.poll(() => words().innerText()).toBe('One');
  await type('One', 'Another hook');
  await expect.poll(() => words().innerText()).toBe('Another hook');
  expect(await dock().innerText()).toContain('Store as a variant');
  await type('Another hook', 'A hook that is longer than the template takes');
  await expect.poll(() => picture().innerText()).toContain('at most 30 characters');
  await type('A hook that is longer than the template takes', 'Back');
  await expect.poll(() => words().innerText()).toBe('Back');
});

test('the safe zone can be shown and hidden', async () => {
  await open('three');
  await page.locator('[data-guides]').waitFor();
  expect(await pixelsLike(await picture().screenshot(), GUIDE)).toBeGreaterThan(20);
  await dock().getByLabel('Safe zone').click();
  await expect.poll(() => page.locator('[data-guides]').count()).toBe(0);
  await dock().getByLabel('Safe zone').click();
  await page.locator('[data-guides]').waitFor();
});

test('a render of what the Studio has open has no safe zone in it', async () => {
  const [folder = ''] = await readdir(workspace.path('.tenspot/studio'));
  const entry = workspace.path('.tenspot/studio', folder, 'index.ts');
  const out = workspace.path('still.png');
  const script = join(ROOT, 'test/support/studio-still.ts');
  const places = [workspace.root, workspace.path('.tenspot/store'), workspace.path('site')];
  await run(process.execPath, ['--conditions=tenspot-source', script, entry, ...places, 'three', out]);
  expect(await sharp(out).metadata()).toMatchObject({width: 1080, height: 1920});
  expect(await pixelsLike(out, GUIDE)).toBe(0);
});

test('it answers this machine and no other', async () => {
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({internal, family}) => !internal && family === 'IPv4');
  expect((await fetch(url)).status).toBe(200);
  for (const {address} of addresses) {
    const outside = url.replace('127.0.0.1', address);
    await expect(fetch(outside, {signal: AbortSignal.timeout(3000)})).rejects.toThrow();
  }
});

test('a port that is taken is refused before anything starts', async () => {
  const {code, stderr} = await workspace.tenspot('studio', '--port', new URL(url).port);
  expect(code).toBe(2);
  expect(stderr).toContain('cannot be used [port-taken]');
});

test('an edit is stored as a row, and every other line of the document stays', async () => {
  const before = workspace.read(VARIANTS);
  await open('one');
  await expect.poll(() => words().innerText()).toBe('One');
  await type('One', 'Stored: #1');
  const id = dock().getByLabel('Id of the new variant');
  await expect.poll(() => id.inputValue()).toBe('one-2');
  await dock().getByRole('button', {name: 'Store as a variant'}).click();
  await expect.poll(() => dock().innerText()).toContain('Stored as one-2');
  const row = "\nextra:\n  - id: one-2\n    copy.hook: 'Stored: #1'\n    shots.hook: bars\n";
  expect(workspace.read(VARIANTS)).toBe(`${before}${row}`);
  await expect
    .poll(() => page.getByText('one-2', {exact: true}).count(), {timeout: 60_000})
    .toBeGreaterThan(0);
});

test('a take that is bought meanwhile is shown, and what a render would say of it', async () => {
  await open('three');
  await page.locator('[data-missing="hook"]').waitFor();
  await stage.buy({footage: 'balls.mp4'});
  await expect.poll(() => page.locator('[data-missing]').count(), {timeout: 60_000}).toBe(0);
  const shown = async () => sharp(await picture().screenshot()).stats();
  await expect.poll(async () => (await shown()).channels[2]?.stdev).toBeGreaterThan(40);
  expect((await workspace.tenspot('reject', 'unshot', '1', '--why', 'too dark')).code).toBe(0);
  const said = 'Take 1 of unshot: it was rejected (too dark), and there is no other';
  await expect.poll(() => dock().innerText(), {timeout: 60_000}).toContain(said);
});

test('a document that is broken meanwhile is said, and mended again it shows', async () => {
  workspace.edit(VARIANTS, 'id: two, copy.hook: Two', 'id: two, copy.hok: Two');
  await open('two');
  await expect.poll(() => picture().innerText(), {timeout: 60_000}).toContain('Did you mean "hook"?');
  workspace.edit(VARIANTS, 'id: two, copy.hok: Two', 'id: two, copy.hook: Two');
  await expect.poll(() => words().count(), {timeout: 60_000}).toBe(1);
});

test('the console of the page holds no error', () => {
  expect(wrong).toEqual([]);
});

test('Ctrl-C closes it and leaves nothing behind', async () => {
  const over = new Promise((resolve) => studio.once('exit', resolve));
  studio.kill('SIGINT');
  expect(await over).toBe(0);
  for (let turn = 0; turn < 50 && processesWith(workspace.root).length > 0; turn++) await sleep(100);
  expect(processesWith(workspace.root)).toEqual([]);
  expect(await readdir(workspace.path('.tenspot/studio'))).toEqual([]);
  const ours = `${process.pid}-`;
  const left = await readdir(workspace.path('.tenspot/scratch'));
  expect(left.filter((name) => !name.startsWith(ours))).toEqual([]);
});
