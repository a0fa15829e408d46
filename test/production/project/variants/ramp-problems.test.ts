import {expect, onTestFinished, test} from 'vitest';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {problemsOf} from '../../../../src/spot/problem/errors.ts';
import {makeWorkspace} from '../../../support/workspace.ts';

const SPOT = 'compositions/spots/tiny';

test('points of a ramp in seconds and in frames have to be in order at the frame rate of each variant', async () => {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  const ramp = async (...places: string[]) => {
    const points = places.map((at) => `{at: ${at}, speed: 1}`).join(', ');
    workspace.write(`${SPOT}/edit.yaml`, `picks:\n  balls: {speed: [${points}]}\n`);
    const opened = openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
    return opened.then(() => [], problemsOf);
  };
  expect(await ramp('0.5', '11f', '1')).toEqual([
    {
      code: 'edit-ramp',
      what: 'the points of the speed ramp of "balls" are not in order at 24 frames a second, in variant "two"',
      where: {
        file: workspace.path(SPOT, 'edit.yaml'),
        line: 2,
        column: expect.any(Number),
        field: 'picks.balls.speed.1.at',
      },
      expected: 'a place that is not before the point above, which is at 0.5 s (frame 12)',
      got: '0.458 s (frame 11)',
      fix: expect.stringContaining('Put the points in the order'),
      variants: ['two'],
    },
  ]);
  expect(await ramp('0.5', '12f', '1', '24f')).toEqual([]);
  // At 25 frames a second, frame 12 is before half a second.
  workspace.edit(`${SPOT}/variants.yaml`, 'fps: 24', 'fps: 25');
  expect(await ramp('0.5', '12f', '1')).toMatchObject([{code: 'edit-ramp', got: '0.48 s (frame 12)'}]);
  expect(await ramp('1', '24f', '0.5')).toMatchObject([
    {
      where: {field: 'picks.balls.speed.2.at'},
      expected: expect.stringContaining('not before the points above'),
    },
  ]);
});
