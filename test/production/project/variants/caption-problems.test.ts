import {afterAll, beforeAll, expect, test} from 'vitest';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {planVariant} from '../../../../src/production/stage/plan-variant.ts';
import type {Problem} from '../../../../src/spot/problem/errors.ts';
import {problemsOf} from '../../../../src/spot/problem/errors.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

const FOLDER = 'compositions/spots/tiny';
const SRT = (end: string, text: string) => `1\n00:00:00,000 --> ${end}\n${text}\n`;

let workspace: Workspace;
let variants: string;
beforeAll(async () => {
  workspace = await makeWorkspace();
  variants = workspace.read(`${FOLDER}/variants.yaml`);
});
afterAll(() => workspace?.remove());

const open = async () => openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
const problems = (): Promise<readonly Problem[]> => open().then(() => [], problemsOf);
const write = (props: string, captions?: string) => {
  workspace.write(`${FOLDER}/variants.yaml`, variants.replace('seconds: 1', `seconds: 4\n  ${props}`));
  if (captions !== undefined) workspace.write(`${FOLDER}/voice.srt`, captions);
};

test('a variant has the words of its captions, and another value of an axis has others or none', async () => {
  write('captions: voice.srt', SRT('00:00:02,000', 'Still ice'));
  workspace.edit(`${FOLDER}/variants.yaml`, 'copy.hook: Two', 'captions: null, copy.hook: Two');
  const spot = await open();
  const words = spot.variants.map(({props}) => planVariant(props, spot).captions?.map(({text}) => text));
  expect(words).toEqual([[' Still', ' ice'], undefined]);
});

test('captions that are missing or cannot be read are named with their file and line', async () => {
  write('captions: other.srt');
  expect(await problems()).toMatchObject([
    {code: 'file-missing', where: {file: workspace.path(FOLDER, 'other.srt')}},
  ]);
  write('captions: voice.srt', '1\n00:00 --> 2\nIce\n');
  expect(await problems()).toMatchObject([
    {code: 'captions-invalid', where: {file: workspace.path(FOLDER, 'voice.srt'), line: 2}},
  ]);
});

test('captions that are too fast or too late for the spot are refused', async () => {
  write('captions: voice.srt', SRT('00:00:01,000', 'Ice at breakfast is still ice at noon and at midnight'));
  workspace.edit(`${FOLDER}/voice.srt`, 'midnight\n', 'midnight\n\n2\n00:00:01,000 --> 00:00:03,000\nOh\n');
  expect(await problems()).toMatchObject([
    {
      code: 'captions-too-fast',
      where: {file: workspace.path(FOLDER, 'variants.yaml'), line: 5, field: 'captions'},
      fix: expect.stringMatching(/^Cut \d words/),
    },
  ]);
  write('captions: voice.srt', SRT('00:00:05,000', 'Ice'));
  expect(await problems()).toMatchObject([
    {code: 'captions-late', got: 'the last one ends at 5.00 s', where: {line: 5}},
  ]);
});
