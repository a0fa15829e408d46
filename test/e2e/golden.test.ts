import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp, {type Sharp} from 'sharp';
import {afterAll, describe, expect, test} from 'vitest';
import {run} from '../../src/machine/process/child.ts';
import {browserVersion, findBrowserProgram} from '../../src/machine/tools/tools.ts';
import {ROOT} from '../support/tools.ts';
import {FORGIVEN, readPixels, worstBlock, writeDifference} from './golden/compare.ts';

const RECORD = 'node scripts/run.mjs scripts/golden.ts';
const version = await browserVersion(findBrowserProgram(ROOT));
const major = /\d+/.exec(version)?.[0] ?? 'unknown';
const recorded = join(ROOT, 'test/golden', major);
/** Where what differs is written. */
const FOUND = join(ROOT, 'out/golden');

const scratch = mkdtempSync(join(tmpdir(), 'tenspot-golden-test-'));
afterAll(() => rmSync(scratch, {recursive: true, force: true}));

test('every template, in every brand and format, looks as it was recorded', async ({skip}) => {
  skip(!existsSync(recorded), `no stills for browser ${major} yet: record them with "${RECORD}"`);
  await run(process.execPath, [
    '--conditions=tenspot-source',
    join(import.meta.dirname, 'golden/draw.ts'),
    scratch,
  ]);
  const names = readdirSync(scratch);
  expect(
    readdirSync(recorded).sort(),
    `the stills that there should be: record them with "${RECORD}"`,
  ).toEqual(names.sort());
  rmSync(FOUND, {recursive: true, force: true});
  const differing: string[] = [];
  for (const name of names) {
    const [expected, got] = [await readPixels(join(recorded, name)), await readPixels(join(scratch, name))];
    const off = worstBlock(expected, got);
    if (off <= FORGIVEN) continue;
    mkdirSync(FOUND, {recursive: true});
    await writeDifference(expected, got, join(FOUND, name.replace('.webp', '.png')));
    differing.push(`${name}: ${off.toFixed(1)} levels`);
  }
  expect(
    differing,
    `expected, got and their difference are in ${FOUND}; if they are as they should be: ${RECORD}`,
  ).toEqual([]);
});

describe('two stills are told apart', () => {
  /** Strokes as of letters: a machine may have no font of its own. */
  const letters = (y: number, comma: boolean): string =>
    [...Array(20).keys()]
      .map(
        (at) =>
          `<path d="M${40 + at * 12} ${y} v-16 h6 v16" stroke="#14211d" stroke-width="2.4" fill="none"/>`,
      )
      .join('') + (comma ? `<rect x="282" y="${y - 3}" width="3" height="6"/>` : '');
  const card = ({y = 120, colour = '#f3efe6', comma = false} = {}) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="640"><rect width="360" height="640" fill="${colour}"/>
        ${letters(y, comma)}<circle cx="180" cy="400" r="120" fill="#3f5b4b"/></svg>`,
      ),
    );
  const recordedCard = () => card().webp({quality: 84}).toBuffer();
  const off = async (picture: Sharp) =>
    worstBlock(await readPixels(await recordedCard()), await readPixels(await picture.toBuffer()));

  test.each([
    ['the same, encoded again', () => card().webp({quality: 76}), true],
    ['the same, as JPEG', () => card().jpeg({quality: 80}), true],
    ['the same, softened by a third of a pixel', () => card().blur(0.4).png(), true],
    ['a line of text two pixels lower', () => card({y: 122}).png(), false],
    ['a comma more', () => card({comma: true}).png(), false],
    ['another ground', () => card({colour: '#e6efe6'}).png(), false],
    ['another size', () => card().resize(180).png(), false],
  ])('%s', async (_, picture, same) => {
    const levels = await off(picture());
    if (same) expect(levels).toBeLessThanOrEqual(FORGIVEN);
    else expect(levels).toBeGreaterThan(FORGIVEN);
  });
});
