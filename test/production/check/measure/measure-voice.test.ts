import {expect, onTestFinished, test} from 'vitest';
import type {CheckedMaster} from '../../../../src/production/check/master.ts';
import {measureVoice} from '../../../../src/production/check/measure/measure-voice.ts';
import {soundVoice} from '../../../../src/production/check/rules/sound/sound-voice.ts';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {stageVariant} from '../../../../src/production/stage/stage-variant.ts';
import {applyRule} from '../../../../src/spot/findings/rule.ts';
import {makeMedia} from '../../../support/tools.ts';
import {makeWorkspace} from '../../../support/workspace.ts';

const SPOT = 'compositions/spots/tiny';

test('a clip that is heard over a recording of the voice drowns it, as in the master', async () => {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  const street = ['-f', 'lavfi', '-i', 'testsrc2=s=270x480:r=24:d=4', '-f', 'lavfi', '-i', 'sine=f=700:d=4'];
  await makeMedia(
    [...street, '-map', '0', '-map', '1', '-pix_fmt', 'yuv420p'],
    workspace.path(SPOT, 'bars.mp4'),
  );
  await makeMedia(['-f', 'lavfi', '-i', 'sine=f=440:d=3:r=48000'], workspace.path(SPOT, 'line.wav'));
  workspace.edit(`${SPOT}/variants.yaml`, 'seconds: 1', 'seconds: 3\n  voice: line.wav');
  const found = async (picks: string) => {
    workspace.write(`${SPOT}/edit.yaml`, `picks: ${picks}\n`);
    const project = await openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
    const {store, tools, variants} = project;
    const [variant] = variants;
    if (!variant) throw new Error('no variant');
    const {sound, spot} = await stageVariant(variant, project, {store, tools});
    const voice = await measureVoice(sound, {store, tools});
    await store.close();
    return applyRule(soundVoice, {spot, voice} as CheckedMaster, variant.id).map(({severity}) => severity);
  };
  expect(await found('{bars: {in: 0}}')).toEqual([]);
  expect(await found('{bars: {sound: 20}}')).toContain('error');
});
