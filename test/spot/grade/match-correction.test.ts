import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {ColourCorrection} from '../../../src/spot/grade/correction.ts';
import {type MatchedCorrection, matchCorrection} from '../../../src/spot/grade/match-correction.ts';
import {correctedPoints} from '../../../src/spot/grade/match-fit.ts';
import {chooseSamples, pointsOf} from '../../../src/spot/grade/match-space.ts';
import {statisticsDifference, statisticsOf} from '../../../src/spot/grade/match-statistics.ts';
import {INDOORS, scene, treated} from './colours.ts';

/** Matches a treated moment of the scene to another moment of it. Means over pixels, in units of delta E. */
function recover(correction: ColourCorrection): MatchedCorrection & {was: number; is: number} {
  const [hero, own] = [scene(11), scene(23)];
  const samples = chooseSamples(treated(own, correction));
  const matched = matchCorrection(samples, chooseSamples(hero));
  const distance = (a: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let at = 0; at < a.length; at += 3)
      sum += Math.hypot(
        (a[at] ?? 0) - (b[at] ?? 0),
        (a[at + 1] ?? 0) - (b[at + 1] ?? 0),
        (a[at + 2] ?? 0) - (b[at + 2] ?? 0),
      );
    return (3 * sum) / a.length;
  };
  const wanted = pointsOf(own);
  const changed = treated(own, correction);
  return {
    ...matched,
    was: distance(wanted, pointsOf(changed)),
    is: distance(wanted, correctedPoints(changed, matched.correction)),
  };
}

test.each<[string, ColourCorrection]>([
  ['exposure', {exposure: -0.7}],
  ['white point', {temperature: 0.6, tint: -0.3}],
  ['gamma', {gamma: [0.8, 0.8, 0.8]}],
  ['saturation', {saturation: -0.45}],
  ['contrast', {contrast: 0.25}],
  [
    'all of them',
    {exposure: 0.3, temperature: -0.5, gamma: [1.2, 1.1, 1.1], saturation: 0.3, contrast: -0.2},
  ],
])('a known change of %s is undone by more than 70 % in every pixel together', (_, correction) => {
  const {was, is, before, after} = recover(correction);
  expect(is).toBeLessThan(0.3 * was);
  expect(after).toBeLessThan(before);
});

test('a take that is like the hero already gets no correction', () => {
  const {correction, part} = matchCorrection(chooseSamples(scene(5)), chooseSamples(scene(11)));
  expect([correction, part]).toEqual([{}, 0]);
});

test('a take of another scene is moved towards the hero only in part, and one of the same scene fully', () => {
  const [own, hero] = [chooseSamples(scene(5)), chooseSamples(scene(11, INDOORS))];
  const same = matchCorrection(own, hero, 'same');
  const other = matchCorrection(own, hero, 'other');
  expect(same.part).toBe(1);
  expect(other.part).toBeLessThan(0.75);
  expect(other.after).toBeLessThan(other.before);
  expect(other.after).toBeGreaterThan(same.after);
});

test('two takes that no correction makes alike are of different scenes, without being named so', () => {
  const [two, many] = [
    scene(5, [
      [0.9, 0.1, 0.1],
      [0.1, 0.2, 0.9],
    ]),
    scene(11),
  ];
  expect(matchCorrection(chooseSamples(two), chooseSamples(many)).part).toBeLessThan(0.75);
});

test('two takes that have nothing in common, as a photo and a drawing in flat colours, are not matched', () => {
  const drawing = chooseSamples(
    scene(5, [
      [0.05, 0.04, 0.08],
      [0.27, 0.1, 1],
      [1, 0.2, 0.55],
      [0.08, 0.06, 0.3],
    ]),
  );
  const paper = chooseSamples(
    scene(7, [
      [0.9, 1, 0.1],
      [1, 1, 0.95],
      [1, 0.98, 0.9],
    ]),
  );
  const {before, part, correction} = matchCorrection(drawing, paper);
  expect(before).toBeGreaterThan(25);
  expect([part, correction]).toEqual([0, {}]);
});

test('a correction never makes the predicted difference larger, whatever the two pictures are', () => {
  const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));
  const picture = fc.array(colour, {minLength: 1, maxLength: 200}).map((all) => Uint8Array.from(all.flat()));
  fc.assert(
    fc.property(picture, picture, (a, b) => {
      const [own, hero] = [chooseSamples(a), chooseSamples(b)];
      const {correction, before, after} = matchCorrection(own, hero);
      const pairs = [
        [own.all, hero.all],
        [own.bare ?? own.all, hero.bare ?? hero.all],
      ] as const;
      const found = pairs.map(([from, to]) =>
        statisticsDifference(statisticsOf(correctedPoints(from, correction)), statisticsOf(pointsOf(to))),
      );
      expect(Math.min(...found.map((each) => Math.abs(each - after)))).toBeLessThan(1e-6);
      expect(after).toBeLessThanOrEqual(before);
    }),
    {numRuns: 8},
  );
});

test('black, white and one colour are matched without an error', () => {
  const flat = (code: number) => chooseSamples(new Uint8Array(300).fill(code));
  for (const [a, b] of [
    [0, 255],
    [255, 0],
    [0, 0],
    [128, 130],
  ] as const) {
    const {before, after, correction} = matchCorrection(flat(a), flat(b));
    expect(after).toBeLessThanOrEqual(before);
    expect(JSON.stringify(correction)).not.toContain('null');
  }
});
