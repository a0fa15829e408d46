import type {ChildProcess} from 'node:child_process';
import type {Browser, Page} from 'playwright-core';
import sharp from 'sharp';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {makeMedia} from '../../support/tools.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';
import {openStudioPage} from './setup.ts';

const VARIANTS = 'compositions/spots/tiny/variants.yaml';
/** A click every half second. */
const CLICKS = ['-f', 'lavfi', '-i', "aevalsrc='if(lt(mod(t,0.5),0.03),sin(6283*t),0)':d=8:s=48000"];

let workspace: Workspace;
let studio: ChildProcess;
let url: string;
let browser: Browser;
let page: Page;
let wrong: string[];

beforeAll(async () => {
  workspace = await makeWorkspace();
  ({studio, url, browser, page, wrong} = await openStudioPage(workspace));
});

afterAll(async () => {
  await browser?.close();
  const over = new Promise((resolve) => studio?.once('exit', resolve));
  if (studio?.kill('SIGINT')) await over;
  workspace?.remove();
});

const picture = () => page.locator('.remotion-studio-composition-container').first();
const dock = () => page.getByRole('region', {name: 'Tenspot'});

async function open(composition: string): Promise<void> {
  await page.goto(`${url}/${composition}`);
  await picture().waitFor();
}

/** How colourful the parts of a picture left and right of its middle are: the mean difference between their channels. */
async function colourOfHalves(png: Buffer): Promise<[left: number, right: number]> {
  const {data, info} = await sharp(png).resize(90).removeAlpha().raw().toBuffer({resolveWithObject: true});
  const sums = [0, 0];
  for (let pixel = 0; pixel < info.width * info.height; pixel++) {
    const channels = data.subarray(3 * pixel, 3 * pixel + 3);
    const half = pixel % info.width < info.width / 2 ? 0 : 1;
    sums[half] = (sums[half] ?? 0) + Math.max(...channels) - Math.min(...channels);
  }
  const [left = 0, right = 0] = sums.map((sum) => sum / (info.width * info.height * 0.5));
  return [left, right];
}

test('a line that can be dragged has the takes as they are on its left, and graded on its right', async () => {
  workspace.write('compositions/spots/tiny/grade.yaml', 'shots:\n  bars: {correction: {saturation: -1}}\n');
  await open('one');
  const compared = dock().getByLabel('Before and after the grade');
  await compared.click();
  const halves = async () => colourOfHalves(await picture().screenshot());
  const ratio = async () => {
    const [left, right] = await halves();
    return left / (right + 1);
  };
  await expect.poll(ratio, {timeout: 60_000}).toBeGreaterThan(3);
  const box = await picture().boundingBox();
  const handle = await page.locator('[data-split]').boundingBox();
  if (!box || !handle) throw new Error('the picture or its line is not there');
  const y = box.y + box.height * 0.4;
  await page.mouse.move(handle.x + handle.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.95, y, {steps: 4});
  await page.mouse.up();
  const slider = dock().getByLabel('Where the graded part begins');
  expect(Number(await slider.inputValue())).toBeCloseTo(0.95, 1);
  await expect.poll(ratio, {timeout: 60_000}).toBeLessThan(2);
  await slider.fill('0.5');
  await expect.poll(ratio, {timeout: 60_000}).toBeGreaterThan(3);
  await compared.click();
  await expect.poll(() => page.locator('[data-split]').count()).toBe(0);
});

/** Types a number into the control of the props panel that shows another one. */
async function typeNumber(before: string, after: string, field: string): Promise<void> {
  await page.getByRole('button', {name: before, exact: true}).click();
  const input = page.getByPlaceholder(field, {exact: true});
  await input.fill(after);
  await input.press('Enter');
}

test('a level of the mix is written to edit.yaml, and again, but not over what another program wrote meanwhile', async () => {
  const EDIT = 'compositions/spots/tiny/edit.yaml';
  workspace.write(EDIT, '# Quiet.\nsound: {duck: {amount: 12}} # under the voice\n');
  await open('one');
  const write = () => dock().getByRole('button', {name: 'Write to edit.yaml'}).click();
  await typeNumber('12', '15', 'sound.duck.amount');
  expect(await dock().innerText()).not.toContain('Store as a variant');
  await write();
  await expect.poll(() => dock().innerText()).toContain('Written to edit.yaml.');
  expect(workspace.read(EDIT)).toBe('# Quiet.\nsound: {duck: {amount: 15}} # under the voice\n');
  await typeNumber('15', '18', 'sound.duck.amount');
  await write();
  await expect.poll(() => workspace.read(EDIT)).toContain('amount: 18');
  const theirs = '# Mine.\nsound: {duck: {amount: 3}}\n';
  await expect.poll(() => page.getByRole('button', {name: 'Write to edit.yaml'}).count()).toBe(0);
  await typeNumber('18', '20', 'sound.duck.amount');
  workspace.write(EDIT, theirs);
  await write();
  await expect.poll(() => dock().innerText()).toContain('was changed after this edit began');
  expect(workspace.read(EDIT)).toBe(theirs);
});

test('the beats of the bed are shown with the cuts against them', async () => {
  await makeMedia(CLICKS, workspace.path('brands/plain/music/bed.wav'));
  const sounds = 'sounds: {tick: music/tick.wav}';
  const beds = 'beds: {slow: {file: music/bed.wav, bpm: 120, beats: 2}}';
  workspace.edit('brands/plain/brand.yaml', sounds, `${sounds}\n      ${beds}`);
  workspace.edit(VARIANTS, '  seconds: 1\n', '  seconds: 1\n  music: slow\n');
  await open('one');
  const beats = dock().getByLabel('Beats');
  await beats.click({timeout: 120_000});
  await expect.poll(() => page.locator('[data-beats]').getAttribute('data-beats')).toBe('2');
  expect(await page.locator('[data-downbeat]').count()).toBe(1);
  expect(await page.locator('[data-cut=end]').innerText()).toBe('end (beat)');
  await beats.click();
});

test('the console of the page holds no error', () => {
  expect(wrong).toEqual([]);
});
