import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Shot} from '../../../src/spot/documents/shots.ts';
import {chooseModels} from '../../../src/spot/routing/continuity.ts';
import {RoutingPolicy} from '../../../src/spot/routing/policy.ts';
import {type Option, routeShot} from '../../../src/spot/routing/route.ts';

const shot = (id: string, continuity?: object): Shot =>
  Shot.parse({
    id,
    kind: 'scene',
    subject: 'x',
    framing: 'wide',
    seconds: 4,
    ...(continuity ? {continuity} : {}),
  });

function choose(shots: Shot[], strengths: Record<string, Record<string, number>>) {
  const routes = shots.map((each) =>
    routeShot({
      shot: each,
      options: Object.entries(strengths[each.id] ?? {}).map(
        ([model, strength]): Option => ({provider: 'v', model, strength, usd: 0, altered: []}),
      ),
      verdicts: [],
      policy: RoutingPolicy.parse({}),
    }),
  );
  return chooseModels(shots, routes);
}
const modelsOf = (choices: ReturnType<typeof choose>): (string | undefined)[] =>
  choices.map(({candidate}) => candidate?.model);

test('shots of one scene stay with one model where the gap is small, and say so', () => {
  const scene = {scene: 'kitchen'};
  const choices = choose([shot('a', scene), shot('b', scene)], {a: {x: 0.7, y: 0.5}, b: {x: 0.62, y: 0.66}});
  expect(modelsOf(choices)).toEqual(['x', 'x']);
  expect(choices[1]?.continuity).toContain('also makes a');
  expect(choices[0]?.continuity).toBeNull();
});

test('a gap that is worth a seam is taken', () => {
  const scene = {scene: 'kitchen'};
  expect(
    modelsOf(choose([shot('a', scene), shot('b', scene)], {a: {x: 0.9, y: 0.3}, b: {x: 0.3, y: 0.9}})),
  ).toEqual(['x', 'y']);
});

test('a shared character binds shots of different scenes, over a third shot too', () => {
  const shots = [
    shot('a', {scene: 'kitchen'}),
    shot('b', {scene: 'kitchen', character: 'cat'}),
    shot('c', {character: 'cat'}),
  ];
  const choices = choose(shots, {a: {x: 0.7, y: 0.6}, b: {x: 0.7, y: 0.6}, c: {x: 0.6, y: 0.66}});
  expect(modelsOf(choices)).toEqual(['x', 'x', 'x']);
});

test('shots that share nothing go to the best of their own', () => {
  expect(modelsOf(choose([shot('a'), shot('b')], {a: {x: 0.7, y: 0.6}, b: {x: 0.6, y: 0.66}}))).toEqual([
    'x',
    'y',
  ]);
});

test('a shot that no model can make is reported, and binds no other shot', () => {
  const scene = {scene: 'kitchen'};
  const choices = choose([shot('a', scene), shot('b', scene)], {a: {}, b: {x: 0.5}});
  expect(modelsOf(choices)).toEqual([undefined, 'x']);
});

test('every shot has one choice, in the order asked, and it is one of its own candidates', () => {
  const strength = fc.double({min: 0, max: 1, noNaN: true});
  const row = fc.dictionary(fc.constantFrom('x', 'y', 'z'), strength);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(row, fc.constantFrom(undefined, {scene: 's'}, {scene: 't'})), {maxLength: 8}),
      (rows) => {
        const shots = rows.map(([, continuity], at) => shot(`shot-${at}`, continuity));
        const strengths = Object.fromEntries(rows.map(([own], at) => [`shot-${at}`, own]));
        const choices = choose(shots, strengths);
        expect(choices.map((each) => each.shot)).toEqual(shots.map(({id}) => id));
        for (const {shot: id, candidate} of choices)
          expect(Object.keys(strengths[id] ?? {}).length > 0).toBe(candidate !== null);
      },
    ),
  );
});
