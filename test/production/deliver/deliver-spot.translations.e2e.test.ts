import {mkdirSync} from 'node:fs';
import {expect, test, vi} from 'vitest';
import {deliver} from '../../../src/node/deliver.ts';
import {redIn} from './samples.ts';
import {openRendered} from './setup.ts';

/** Real files are encoded. */
vi.setConfig({testTimeout: 300_000});

test('a variant with a translation that no person has read is not delivered, and the others are', async () => {
  const {project, approve, workspace, rerender} = await openRendered();
  const folder = 'compositions/spots/tiny/translations';
  mkdirSync(workspace.path(folder));
  const translate = async (text: string): Promise<void> => {
    workspace.write(`${folder}/en.yaml`, text);
    await rerender();
    await approve();
  };
  await translate('texts:\n  - {from: One, to: Just one, unreviewed: true}\n');
  const refused = await deliver(project, {placements: ['pinterest'], dryRun: true});
  expect(redIn(refused.gates)).toEqual(['check one translation-unreviewed']);
  expect(refused.gates.find(({code}) => code === 'translation-unreviewed')).toMatchObject({
    field: 'copy.hook',
    file: workspace.path(`${folder}/en.yaml`),
  });
  await translate('texts:\n  - {from: One, to: Just one}\n');
  const read = await deliver(project, {placements: ['pinterest'], dryRun: true});
  expect(redIn(read.gates)).toEqual([]);
});
