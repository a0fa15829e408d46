import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {writeSound} from '../../../../src/machine/media/write-sound.ts';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {problemsOf} from '../../../../src/spot/problem/errors.ts';
import {clickTrack} from '../../../spot/sound/made-music.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(() => workspace?.remove());

test('words that are too long for the length that is sold are refused with how many to cut', async () => {
  const file = workspace.path('compositions/spots/tiny/script.yaml');
  const open = async () => openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
  const script = (says: string) =>
    workspace.write(
      'compositions/spots/tiny/script.yaml',
      `beats:\n  - {slot: hook, seconds: 1, says: ${says}}\n`,
    );
  script('It is cold');
  const error = await open().then(() => undefined, problemsOf);
  expect(error).toEqual([
    {
      code: 'script-too-long',
      what: expect.stringMatching(/^the words take 0\.\d s to say, in variant "one" and 1 more$/),
      where: {file, line: 2, column: expect.any(Number), field: 'beats.0.says'},
      expected: 'words for the 0.5 s of the slot "hook" in a spot of 1 s',
      got: '"It is cold"',
      fix: 'Cut 1 of the 3 words, or give the beat more `seconds`.',
      variants: ['one', 'two'],
    },
  ]);
  script('Cold');
  expect((await open()).variants).toHaveLength(2);
});

test('words are judged by the length that the priorities of the edit leave their slot', async () => {
  const spot = 'compositions/spots/tiny';
  const open = async () => openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
  workspace.write(`${spot}/script.yaml`, 'beats:\n  - {slot: hook, seconds: 1, says: It is cold}\n');
  workspace.write(`${spot}/edit.yaml`, 'priorities: {hook: {priority: 1, least: 0.9}, end: 2}\n');
  expect((await open()).variants).toHaveLength(2);
  workspace.write(`${spot}/edit.yaml`, 'priorities: {end: 1, hook: {priority: 2, least: 0.2}}\n');
  await expect(open()).rejects.toMatchObject({
    problems: [{code: 'script-too-long', expected: expect.stringContaining('the 0.2 s of the slot "hook"')}],
  });
});

test('words are judged by the slots whose cuts went to the beats of the bed: the longer one has room, the shorter one has not', async () => {
  const files = await makeWorkspace();
  onTestFinished(files.remove);
  const {samples, rate} = clickTrack(100, {seconds: 12});
  await writeSound({rate, channels: [samples]}, files.path('brands/plain/music/bed.wav'));
  files.edit('brands/plain/brand.yaml', '    music:', '    music:\n      beds: {bed: {file: music/bed.wav}}');
  files.edit('compositions/spots/tiny/variants.yaml', 'seconds: 1', 'seconds: 6\n  music: bed');
  // 6 s are 2.5 bars: the downbeats are at 1.2 s and 3.6 s, so the cut at 3 s goes to 3.6 s.
  files.write('compositions/spots/tiny/edit.yaml', 'snap: {to: downbeats, tolerance: 2}\n');
  const found = async (says: Record<'hook' | 'end', string>) => {
    const beats = Object.entries(says).map(
      ([slot, text]) => `  - {slot: ${slot}, seconds: 3, says: ${text}}\n`,
    );
    files.write('compositions/spots/tiny/script.yaml', `beats:\n${beats.join('')}`);
    return openSpot(await openWorkspace(await findWorkspace(files.root)), 'tiny').then(() => [], problemsOf);
  };
  const words = 'it is very cold and it stays cold for a whole week';
  expect(await found({hook: words, end: 'Cold'})).toEqual([]);
  expect(await found({hook: 'Cold', end: words})).toMatchObject([
    {code: 'script-too-long', expected: expect.stringContaining('the 2.4 s of the slot "end"')},
  ]);
});
