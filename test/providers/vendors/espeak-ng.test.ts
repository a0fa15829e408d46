import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {checkAsset} from '../../../src/machine/media/check-asset.ts';
import {probe} from '../../../src/machine/media/probe.ts';
import {hasProgram} from '../../../src/machine/tools/tools.ts';
import {espeakNg} from '../../../src/providers/vendors/espeak-ng/provider.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {tools} from '../../support/tools.ts';
import {speechContract, spokenLine} from './speech-contract.ts';

speechContract(espeakNg);

const [card] = espeakNg.models;
if (!card) throw new Error('espeak-ng has a card');

test('costs nothing, and is marked as a scratch voice', () => {
  expect(espeakNg.estimate(espeakNg.plan(spokenLine, card)).usd).toBe(0);
  expect([card.standsIn, espeakNg.remote, espeakNg.program]).toEqual([true, undefined, 'espeak-ng']);
});

const spoken = async (more: Partial<typeof spokenLine>): Promise<number> => {
  const folder = temporaryFolder();
  const context = {tools, input: () => '', draft: (await openStore(folder)).draft};
  const request = espeakNg.plan({...spokenLine, ...more}, card);
  const operation = JSON.parse(JSON.stringify(await espeakNg.submit(request, context)));
  const done = await espeakNg.poll(operation, context);
  if (done.state !== 'done') throw new Error('it is done at once');
  const file = join(folder, 'line.wav');
  await espeakNg.collect(done, file, context);
  await checkAsset(tools, file, card.mediaType);
  return (await probe(tools, file)).audio?.seconds ?? 0;
};

test.skipIf(!hasProgram('espeak-ng'))(
  'speaks a line as whole audio, faster where asked, also in German and with signs that could be options (needs espeak-ng)',
  async () => {
    const usual = await spoken({speed: 1});
    expect(usual).toBeGreaterThan(0.8);
    expect(usual).toBeLessThan(4);
    expect(await spoken({speed: 2})).toBeLessThan(usual * 0.8);
    expect(await spoken({text: 'Bleibt bis mittags kühl.', language: 'de-AT', speed: 1})).toBeGreaterThan(
      0.8,
    );
    expect(await spoken({text: '--version', speed: 1})).toBeGreaterThan(0.2);
  },
);
