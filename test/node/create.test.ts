import {expect, onTestFinished, test} from 'vitest';
import {create} from '../../src/node/create.ts';
import {openProject} from '../../src/node/open-project.ts';
import {makeWorkspace} from '../support/workspace.ts';

test('a new spot brings the schemas, with the copy fields of all templates', async () => {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  const project = await openProject(workspace.root);
  await create(project, {kind: 'spot', name: 'second', from: 'tiny', dryRun: true});
  expect(() => workspace.read('.tenspot/schemas/variants.schema.json')).toThrow();
  await create(project, {kind: 'spot', name: 'second', from: 'tiny'});
  expect(workspace.read('.tenspot/schemas/variants.schema.json')).toContain('"broken"');
});
