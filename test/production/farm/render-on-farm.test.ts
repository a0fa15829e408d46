import {join} from 'node:path';
import * as client from '@remotion/lambda/client';
import {expect, onTestFinished, test} from 'vitest';
import {type FarmEngineOptions, farmEngine} from '../../../src/production/farm/farm-engine.ts';
import {farmJournalFile, openFarmJournal} from '../../../src/production/farm/farm-journal.ts';
import {renderOnFarm} from '../../../src/production/farm/render-on-farm.ts';
import type {SpotProject} from '../../../src/production/project/open-spot.ts';
import type {BatchContext} from '../../../src/production/render/batch-context.ts';
import {holdingSpot} from '../../../src/production/render/spot-lock.ts';
import {scratch} from '../../support/scratch.ts';
import {needs, openEmpty} from './open-empty-account.ts';

test('a run that is refused while another one holds the spot is not the one that `resume` goes on with', async () => {
  const {account, deployment, deploy} = await openEmpty();
  await deploy();
  const folder = scratch();
  const journal = await openFarmJournal(farmJournalFile(join(folder, 'vault')));
  onTestFinished(() => journal.close());
  const first = {id: 'first', spot: 'flask', variants: ['one', 'two'], proof: false, local: false};
  journal.begin(first);
  const project = {
    spot: {id: 'flask'},
    workspace: {home: join(folder, '.tenspot'), out: join(folder, 'out')},
    store: {path: (name: string) => join(folder, name)},
  } as unknown as SpotProject;
  const farm = {
    ...{client, account, needs, forcePathStyle: true, filesOf: deployment.files},
    deployment: async () => deployment,
    buildSite: async () => folder,
  };
  const report = {step: () => {}, warn: () => {}, frames: () => {}, variant: () => {}};
  const options = {variants: [], proof: false, local: false, cap: 1000, report};
  const refused = holdingSpot(project, () => renderOnFarm(project, farm, journal, options));
  await expect(refused).rejects.toMatchObject({code: 'spot-busy'});
  expect(journal.unfinished('flask')).toEqual(first);
});

test('a run begins when the engine draws, also when there is nothing to draw', async () => {
  let begun = 0;
  const options = {begin: () => void begun++} as FarmEngineOptions;
  await farmEngine(options).draw([], {} as BatchContext);
  expect(begun).toBe(1);
});

test('a run whose plan is refused has not begun, and one whose plan is agreed on has', async () => {
  const calls: string[] = [];
  const agree = (isSame: boolean) => () => {
    calls.push('agree');
    if (!isSame) throw new Error('plan-changed');
  };
  const draw = (isSame: boolean) =>
    farmEngine({
      begin: () => void calls.push('begin'),
      agree: agree(isSame),
    } as unknown as FarmEngineOptions).draw([], {} as BatchContext);
  await expect(draw(false)).rejects.toThrow('plan-changed');
  expect(calls).toEqual(['agree']);
  await draw(true);
  expect(calls).toEqual(['agree', 'agree', 'begin']);
});
