import {existsSync, mkdirSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {quietCalls} from '../support/quiet-calls.ts';
import {makeWorkspace, type Workspace} from '../support/workspace.ts';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await makeWorkspace();
  mkdirSync(workspace.path('compositions/spots/broken'));
  const variants = 'compositions/spots/broken/variants.yaml';
  workspace.write(
    variants,
    workspace.read('compositions/spots/tiny/variants.yaml').replace('seconds: 1', 'seconds: soon'),
  );
});

afterAll(() => workspace?.remove());

test('a program renders, aborts, is refused and catches a bad document, and nothing is printed or touched', async () => {
  const flags = ['--conditions=tenspot-source'];
  const {seen, printed} = await quietCalls(workspace.root, {spot: 'tiny', bad: 'broken', flags});
  expect(printed).toBe('');
  expect(seen.ids).toEqual(['one', 'two']);
  expect(seen.rendered.variants.map(({id, status}) => [id, status])).toEqual([
    ['one', 'done'],
    ['two', 'done'],
  ]);
  for (const {file} of seen.rendered.variants) expect(existsSync(file), file).toBe(true);
  expect(existsSync(seen.rendered.contactSheet)).toBe(true);
  expect(seen.types).toEqual(expect.arrayContaining(['step', 'frames', 'variant']));
  expect(seen.stopped).toBe('interrupted');
  expect(seen.both).toEqual(['rendered', 'spot-busy']);
  expect(seen.refused).toMatchObject([
    {
      where: {
        file: workspace.path('compositions/spots/broken/variants.yaml'),
        line: 4,
        column: expect.any(Number),
      },
    },
  ]);
  expect(seen.isOurs).toBe(true);
  expect(seen.untouched).toBe(true);
});

test('an aborted render leaves no half master, and calls leave no temporary files', () => {
  const out = workspace.path('out/tiny');
  expect(readdirSync(out).filter((name) => name.endsWith('.mp4'))).toEqual([]);
  expect(readdirSync(join(workspace.root, '.tenspot/scratch'))).toEqual([]);
});
