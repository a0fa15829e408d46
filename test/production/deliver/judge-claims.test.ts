import {afterAll, beforeAll, expect, test} from 'vitest';
import {sha256} from '../../../src/machine/files/hash.ts';
import {checkedDocuments} from '../../../src/production/check/checked-documents.ts';
import type {DeliverContext} from '../../../src/production/deliver/deliver-context.ts';
import {claimsProblem} from '../../../src/production/deliver/judge-claims.ts';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot, type SpotProject} from '../../../src/production/project/open-spot.ts';
import {draftsOf} from '../../../src/production/project/variants/plan-variants.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import type {CaptionFile} from '../../../src/production/review/caption-files.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

const FOLDER = 'compositions/spots/tiny';
const BRIEF = `---
product: Tiny
promise: Small
audience: All
claims:
  - {text: Ice for 24 hours, proof: test 1}
  - {text: The lightest cup, proof: test 2, until: 2026-11-30}
---
`;

let workspace: Workspace;
let variants: string;
beforeAll(async () => {
  workspace = await makeWorkspace();
  variants = workspace.read(`${FOLDER}/variants.yaml`).replace('seconds: 1', 'seconds: 10');
  workspace.write(`${FOLDER}/brief.md`, BRIEF);
  workspace.edit('brands/plain/brand.yaml', 'defaults:\n  tenspot:\n', '$&    words: {banned: [gimmick]}\n');
});
afterAll(() => workspace?.remove());

const open = async (headline: string, says = ''): Promise<SpotProject> => {
  workspace.write(`${FOLDER}/variants.yaml`, `${variants}\nad: {headline: ${JSON.stringify(headline)}}\n`);
  workspace.write(
    `${FOLDER}/script.yaml`,
    `beats:\n  - {slot: hook, seconds: 5, says: ${JSON.stringify(says)}}\n`,
  );
  return openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
};

const captionsWith = (text: string, kind: CaptionFile['kind'] = 'srt'): CaptionFile => {
  const data = Buffer.from(
    kind === 'srt'
      ? `1\n00:00:00,000 --> 00:00:01,000\n${text}\n`
      : `WEBVTT\n\n00:00.000 --> 00:01.000\n${text}\n`,
  );
  return {kind, file: `/out/one.${kind}`, data, sha256: sha256(data), writtenAt: 0};
};

/** The code and the words of what keeps the first variant from being delivered on these days. */
async function problemOf(
  project: SpotProject,
  {days = ['2026-11-29'], captions = []}: {days?: string[]; captions?: CaptionFile[]} = {},
) {
  const [variant] = project.variants;
  if (!variant) throw new Error('the spot has no variant');
  const context = {project, days, drafts: await draftsOf(project.spot)};
  const found = claimsProblem({variant, captions}, context satisfies Partial<DeliverContext>);
  return found && [found.code, found.got];
}

test('an ad that claims more than is approved, or has a banned word, is refused at the delivery, whatever check.json says', async () => {
  expect(await problemOf(await open('Ice for 24 hours'))).toBeUndefined();
  expect(await problemOf(await open('The best cup'))).toEqual([
    'claim-unapproved',
    expect.stringContaining('"The best cup"'),
  ]);
  expect(await problemOf(await open('No gimmick'))).toEqual(['word-banned', expect.any(String)]);
});

test('a claim has to be approved on each day of the delivery, not on that of the check', async () => {
  const project = await open('The lightest cup');
  expect(await problemOf(project, {days: ['2026-11-30']})).toBeUndefined();
  expect(await problemOf(project, {days: ['2026-11-30', '2026-12-01']})).toEqual([
    'claim-expired',
    expect.any(String),
  ]);
});

test('a claim has to be approved until the last day of the flight', async () => {
  const flight = async (to: string) => {
    workspace.write(`${FOLDER}/brief.md`, BRIEF.replace('claims:', `flight: {to: ${to}}\nclaims:`));
    const found = await problemOf(await open('The lightest cup'));
    workspace.write(`${FOLDER}/brief.md`, BRIEF);
    return found?.[0];
  };
  expect(await flight('2026-11-30')).toBeUndefined();
  expect(await flight('2026-12-01')).toBe('claim-expired');
  // A flight that is over changes nothing.
  expect(await flight('2026-01-01')).toBeUndefined();
});

test('the words of the voice are judged at the delivery too', async () => {
  expect(await problemOf(await open('Ice', 'Ice for 48 hours'))).toEqual([
    'claim-unapproved',
    expect.stringContaining('48 hours'),
  ]);
});

test('the words of both files with captions are judged, without their marks of style', async () => {
  const project = await open('Ice');
  expect(await problemOf(project, {captions: [captionsWith('Ice for <i>24 hours</i>')]})).toBeUndefined();
  expect(
    await problemOf(project, {
      captions: [captionsWith('Ice'), captionsWith('Ice for <b>48</b> hours', 'vtt')],
    }),
  ).toEqual(['claim-unapproved', expect.stringContaining('/out/one.vtt')]);
  expect(await problemOf(project, {captions: [captionsWith('A gimmick')]})).toEqual([
    'word-banned',
    expect.stringContaining('captions'),
  ]);
});

test('more than one sentence is counted, each once, also where two days and two files have it', async () => {
  const project = await open('The best cup. Ice for 99 hours.');
  const [variant] = project.variants;
  if (!variant) throw new Error('the spot has no variant');
  const captions = [captionsWith('Ice for 99 hours.'), captionsWith('Ice for 99 hours.', 'vtt')];
  const context = {project, days: ['2026-11-29', '2026-11-30'], drafts: await draftsOf(project.spot)};
  expect(claimsProblem({variant, captions}, context)?.what).toMatch(/, and 1 more$/);
});

test('a check is of other documents once the ad or the words of the voice change', async () => {
  const hashOf = (project: SpotProject): string => {
    const [variant] = project.variants;
    if (!variant) throw new Error('the spot has no variant');
    return checkedDocuments({variant, spot: {} as never, mix: 'm'}, project);
  };
  const before = hashOf(await open('Ice', 'Cold'));
  expect(hashOf(await open('Ice', 'Cold'))).toBe(before);
  expect(hashOf(await open('Cold', 'Cold'))).not.toBe(before);
  expect(hashOf(await open('Ice', 'Warm'))).not.toBe(before);
});
