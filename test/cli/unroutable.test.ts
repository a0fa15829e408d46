import {expect, test} from 'vitest';
import {refuseUnroutable} from '../../src/cli/unroutable.ts';
import type {ShotPlan} from '../../src/production/shoot/route/plan-shoot.ts';

const plan = (id: string, more: {mustShoot?: true; candidate?: object | null} = {}): ShotPlan => {
  const {mustShoot = false, candidate = null} = more;
  const refused = [{provider: 'v', model: 'm', why: mustShoot ? 'a real person' : 'no key: set A_KEY'}];
  return {want: {shot: {id, mustShoot}}, choice: {candidate}, takes: [], route: {refused}} as never;
};

test('a shot that must be shot keeps nobody from buying the others', () => {
  expect(() => refuseUnroutable([])).not.toThrow();
  expect(() =>
    refuseUnroutable([plan('ada', {mustShoot: true}), plan('sea', {candidate: {}})]),
  ).not.toThrow();
  expect(() => refuseUnroutable([plan('ada', {mustShoot: true})])).toThrow(
    /a real person.*name it as the clip/,
  );
});

test('a shot that nobody can make is told with what is missing', () => {
  const both = () => refuseUnroutable([plan('ada', {mustShoot: true}), plan('sea')]);
  expect(both).toThrow(/"sea".*no key: set A_KEY/);
  expect(both).not.toThrow(/"ada"/);
});
