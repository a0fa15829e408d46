import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {exportReview} from '../../../../src/node/export-review.ts';
import {addNote, reviewRound} from '../../../../src/node/review.ts';
import type {ExportedReview} from '../../../../src/spot/review/sent-notes.ts';
import {PAYLOADS} from '../../../review/payloads.ts';
import {openRenderedSpot} from '../../../support/rendered-spot.ts';

const by = 'Ana';
const STAGES = [{stage: 'brand' as const, people: [by]}];

const dataOf = (folder: string): ExportedReview => {
  const script = readFileSync(join(folder, 'review.js'), 'utf8');
  expect(script).toMatch(/^globalThis\.tenspotReview = .*;\n$/);
  return JSON.parse(script.slice('globalThis.tenspotReview = '.length, -2));
};

test('the folder has copies of the masters and their stills, and nothing of what others said', async () => {
  const {project, workspace} = await openRenderedSpot();
  await reviewRound(project, {by, step: 'open', stages: STAGES});
  await addNote(project, {by, variant: 'one', text: 'Only for the team'});
  const to = workspace.path('for-client');
  const {folder, variants} = await exportReview(project, {to});
  expect({folder, variants}).toEqual({folder: to, variants: ['one', 'two']});
  const {board} = dataOf(to);
  const hashes = board.variants.map(({sha256}) => sha256);
  expect(readdirSync(join(to, 'media')).sort()).toEqual(
    hashes.flatMap((hash) => [`${hash}.jpg`, `${hash}.mp4`]).sort(),
  );
  expect(readdirSync(to).sort()).toEqual(['app.js', 'font.woff2', 'index.html', 'media', 'review.js']);
  expect(board).toMatchObject({exported: true, decides: false, rounds: []});
  const page = readFileSync(join(to, 'index.html'), 'utf8') + readFileSync(join(to, 'review.js'), 'utf8');
  expect(page).not.toContain('Only for the team');
  expect(page).not.toContain(workspace.root);
  expect(page).not.toMatch(/https?:\/\/|src="\//);
});

test('a path at which there is something is refused, and a failed export leaves nothing', async () => {
  const {project, workspace, folder} = await openRenderedSpot();
  const to = workspace.path('for-client');
  writeFileSync(join(folder, 'two.mp4'), 'no video');
  await expect(exportReview(project, {to})).rejects.toThrow();
  expect(
    readdirSync(workspace.root).filter((name) => name.includes('export') || name === 'for-client'),
  ).toEqual([]);
  await expect(exportReview(project, {to: folder})).rejects.toMatchObject({code: 'export-exists'});
  expect(existsSync(join(folder, 'index.html'))).toBe(false);
});

test('texts of an ad cannot end the script of the page', async () => {
  const {project, workspace, folder} = await openRenderedSpot();
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const headline = PAYLOADS.map((payload) => payload.replace(/\p{Cc}/gu, ' ')).join(' ');
  for (const row of manifest.variants) row.ad = {headline};
  writeFileSync(file, JSON.stringify(manifest));
  const to = workspace.path('for-client');
  await exportReview(project, {to});
  expect(readFileSync(join(to, 'review.js'), 'utf8')).not.toMatch(/[<>\u2028\u2029]/);
  expect(dataOf(to).board.variants[0]?.ad?.texts).toEqual([
    {name: 'headline', text: headline.normalize('NFC')},
  ]);
});
