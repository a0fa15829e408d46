import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {writeRemotionEntry} from '../../../src/production/remotion/remotion-entry.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {write} from '../../support/scratch.ts';

async function emptyWorkspace() {
  const root = temporaryFolder();
  write(root, {'compositions/index.ts': '', 'brands/one/brand.yaml': ''});
  return findWorkspace(root);
}

const stageOf = (id: string) => ({spots: [{id, variants: []}]});

test('commands that run at once with other variants do not share an entry; equal ones do', async () => {
  const workspace = await emptyWorkspace();
  const [one, two, again] = [
    await writeRemotionEntry(workspace, stageOf('one')),
    await writeRemotionEntry(workspace, stageOf('two')),
    await writeRemotionEntry(workspace, stageOf('one')),
  ];
  expect(one.entry).not.toBe(two.entry);
  expect(again).toEqual(one);
  expect(JSON.parse(readFileSync(join(dirname(one.entry), 'stage.json'), 'utf8'))).toEqual(stageOf('one'));
});

test('the entry finds the registries of the workspace, and no variables of its .env', async () => {
  const workspace = await emptyWorkspace();
  const {entry, envFile} = await writeRemotionEntry(workspace, stageOf('one'));
  const [, path = ''] =
    /from '(.*)\/graphics\.generated\.ts'/.exec(readFileSync(join(dirname(entry), 'Root.tsx'), 'utf8')) ?? [];
  expect(join(dirname(entry), path)).toBe(workspace.compositions);
  expect(readFileSync(envFile, 'utf8')).toBe('');
});

test('the newest 16 entries are kept', async () => {
  const workspace = await emptyWorkspace();
  const entries = [];
  for (let turn = 0; turn < 18; turn++)
    entries.push(await writeRemotionEntry(workspace, stageOf(`s${turn}`)));
  expect(entries.filter(({entry}) => existsSync(entry))).toHaveLength(16);
  expect(existsSync(entries.at(-1)?.entry ?? '')).toBe(true);
});
