import {afterAll, beforeAll, expect, test} from 'vitest';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {problemsOf} from '../../../../src/spot/problem/errors.ts';
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
