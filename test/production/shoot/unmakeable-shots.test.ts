import {expect, test} from 'vitest';
import type {ShotPlan} from '../../../src/production/shoot/route/plan-shoot.ts';
import {refuseUnmakeable} from '../../../src/production/shoot/unmakeable-shots.ts';

const refusing =
  (...shots: [id: string, more?: {mustShoot?: true; candidate?: object | null}][]) =>
  () =>
    refuseUnmakeable({
      shots: shots.map(([id, {mustShoot = false, candidate = null} = {}]) => {
        const refused = [{provider: 'v', model: 'm', why: mustShoot ? 'a real person' : 'no key: set A_KEY'}];
        return {
          want: {shot: {id, mustShoot}},
          choice: {candidate},
          takes: [],
          route: {refused},
        } as never as ShotPlan;
      }),
    });

test('a shot that must be filmed does not stop the purchase of the others', () => {
  expect(refusing()).not.toThrow();
  expect(refusing(['ada', {mustShoot: true}], ['sea', {candidate: {}}])).not.toThrow();
  expect(refusing(['ada', {mustShoot: true}])).toThrow(/a real person.*name it as the clip/);
});

test('a shot that no model can make is refused, with what is missing', () => {
  const both = refusing(['ada', {mustShoot: true}], ['sea']);
  expect(both).toThrow(/"sea".*no key: set A_KEY/);
  expect(both).not.toThrow(/"ada"/);
});
