import {expect, test, vi} from 'vitest';
import {deliver} from '../../../src/node/deliver.ts';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {buyPlan, planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {BRAND, redIn, VARIANTS} from './samples.ts';
import {openRendered} from './setup.ts';

/** Real files are decoded. */
vi.setConfig({testTimeout: 300_000});

const BED = '{file: music/warm.mp3, bpm: 120, buy: {model: eleven-music-2-5, prompt: Warm, seconds: 4}}';

test('a spot is not delivered without its bed, and with a bought one only where its licence permits it', async () => {
  const {project, workspace, rerender, approve} = await openRendered({format: '16:9'});
  workspace.edit(BRAND, '    music:\n', `    music:\n      beds: {warm: ${BED}}\n`);
  workspace.edit(VARIANTS, 'props:\n', 'props:\n  music: warm\n');
  const red = async (placement: string) => {
    await rerender();
    await approve();
    const {gates} = await deliver(project, {placements: [placement], only: ['one'], dryRun: true});
    return gates.filter(({state, gate}) => state === 'red' && ['rights', 'placeholder'].includes(gate));
  };
  expect(redIn(await red('youtube-in-stream'))).toEqual(['placeholder one bed-missing']);

  const opened = await openWorkspace(await findWorkspace(workspace.root));
  const spot = await openSpot(opened, 'tiny');
  const plan = await planSpot(spot, {sandbox: true});
  await buyPlan(plan, spot, {sandbox: true, maxCost: 1, tell: () => undefined});
  await opened.store.close();

  expect(redIn(await red('youtube-in-stream'))).toEqual([]);
  const [gate, ...others] = await red('tv-us');
  expect(others).toEqual([]);
  expect(gate).toMatchObject({
    ...{gate: 'rights', code: 'rights-against', field: 'media', expected: 'a licence for tv'},
    got: 'uses "Bed "warm"": media: organic, paid-social, display, without film, tv, radio, games',
  });
});
