import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test, vi} from 'vitest';
import {sha256} from '../../../src/machine/files/hash.ts';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {writeManifest} from '../../../src/production/render/write-manifest.ts';
import {makeWorkspace} from '../../support/workspace.ts';

/** A spot with the masters `one` and `two`, and a run that renders some of its variants. */
async function openRendered() {
  const workspace = await makeWorkspace();
  onTestFinished(() => workspace.remove());
  const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000);
  onTestFinished(() => later.mockRestore());
  const folder = workspace.path('out/tiny');
  mkdirSync(folder, {recursive: true});
  const project = await openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
  onTestFinished(() => project.store.close());
  for (const {id} of project.variants) writeFileSync(join(folder, `${id}.mp4`), id);
  const statesAfter = async (...rendered: string[]): Promise<Record<string, string>> => {
    const outcomes = project.variants
      .filter(({id}) => rendered.includes(id))
      .map((variant) => ({
        ...{variant, status: 'done', prepared: null, problems: []},
        record: {input: 'x', sha256: sha256(variant.id), bytes: variant.id.length},
      }));
    const batch = {outcomes, folder, proof: false, engine: 'set', versions: {}, seconds: 1} as never;
    const rows = await writeManifest(batch, project);
    return Object.fromEntries(rows.map(({id, status}) => [id, status]));
  };
  return {folder, notes: workspace.path('.tenspot/hashes/tiny.json'), statesAfter};
}

test('a variant that a run left out keeps its row while its master is unchanged', async () => {
  const {folder, statesAfter} = await openRendered();
  expect(await statesAfter('one', 'two')).toEqual({one: 'done', two: 'done'});
  expect(await statesAfter('two')).toEqual({one: 'done', two: 'done'});
  writeFileSync(join(folder, 'one.mp4'), 'ONE');
  expect(await statesAfter('two')).toEqual({one: 'skipped', two: 'done'});
});

test('the masters that runs leave out are read once, and not by each run', async () => {
  const {notes, statesAfter} = await openRendered();
  await statesAfter('one', 'two');
  await statesAfter('two');
  // A hash that the file does not have: it is believed, so the file was not read.
  writeFileSync(notes, readFileSync(notes, 'utf8').replace(sha256('one'), sha256('other')));
  expect(await statesAfter('two')).toEqual({one: 'skipped', two: 'done'});
});
