import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {planFarm} from '../../../src/production/farm/farm-jobs.ts';
import type {PlannedSegment, SetPlan} from '../../../src/production/render/set-engine/plan-set.ts';
import {type UncacheableReason, uncacheable} from '../../../src/spot/fingerprint/uncacheable-reason.ts';

/** A plan of variants that show segments by name. The length of a segment is the number of letters of its name. */
function planOf(variants: readonly string[][], reasons: Record<string, UncacheableReason> = {}): SetPlan {
  const names = [...new Set(variants.flat())];
  const segments = names.map((name): PlannedSegment => {
    const variant = variants.findIndex((track) => track.includes(name));
    const before = variants[variant]?.slice(0, variants[variant]?.indexOf(name)) ?? [];
    return {
      variant,
      from: before.join('').length,
      frames: name.length,
      key: name,
      states: [],
      footage: '',
      uncacheable: reasons[name] ?? null,
    };
  });
  return {segments, tracks: variants.map((track) => track.map((name) => names.indexOf(name)))};
}

const lengthsOf = (variants: readonly string[][]): number[][] => {
  const {jobs, tracks} = planFarm(planOf(variants), 1);
  return tracks.map((track) => track.map((at) => jobs[at]?.frames ?? 0));
};

describe('jobs', () => {
  test('are one for segments that every variant shows one after the other', () => {
    expect(
      lengthsOf([
        ['hook', 'middle', 'end'],
        ['other', 'middle', 'end'],
      ]),
    ).toEqual([
      [4, 9],
      [5, 9],
    ]);
  });

  test('are several where one variant shows only a part', () => {
    expect(
      lengthsOf([
        ['hook', 'middle', 'end'],
        ['hook', 'end'],
      ]),
    ).toEqual([
      [4, 6, 3],
      [4, 3],
    ]);
  });

  test('are one for a variant alone', () => {
    const {jobs} = planFarm(planOf([['aa', 'bbb', 'c']]), 1);
    expect(jobs).toEqual([{key: jobs[0]?.key, variant: 0, from: 0, frames: 6, mayKeep: true}]);
  });

  test('have another key with other segments, in another order and by another encoder', () => {
    const keys = [
      planFarm(planOf([['aa', 'bb']]), 1),
      planFarm(planOf([['bb', 'aa']]), 1),
      planFarm(planOf([['aa', 'cc']]), 1),
      planFarm(planOf([['aa', 'bb']]), 2),
    ].map(({jobs}) => jobs[0]?.key);
    expect(new Set(keys).size).toBe(4);
    expect(planFarm(planOf([['aa', 'bb']]), 1).jobs[0]?.key).toBe(keys[0]);
  });

  test('may not be kept where one of their segments may not', () => {
    const kept = (reasons: Record<string, UncacheableReason>): boolean[] =>
      planFarm(planOf([['aa', 'bb'], ['cc']], reasons), 1).jobs.map(({mayKeep}) => mayKeep);
    expect(kept({})).toEqual([true, true]);
    expect(kept({bb: uncacheable('missing-image')})).toEqual([true, true]);
    expect(kept({bb: uncacheable('animated-image', 'logo.gif')})).toEqual([false, true]);
  });

  test('show for each variant exactly its frames, in order, and make no frame twice', () => {
    const segment = fc.constantFrom('a', 'bb', 'ccc', 'd', 'ee', 'f', 'ggg', 'h');
    const variants = fc.array(fc.uniqueArray(segment, {minLength: 1}), {minLength: 1, maxLength: 6});
    fc.assert(
      fc.property(variants, (tracks) => {
        const plan = planOf(tracks);
        const farm = planFarm(plan, 1);
        const shown = farm.tracks.map((track) =>
          track
            .map((at) => {
              const {variant = 0, from = 0, frames = 0} = farm.jobs[at] ?? {};
              return tracks[variant]?.join('').slice(from, from + frames);
            })
            .join(''),
        );
        expect(shown).toEqual(tracks.map((track) => track.join('')));
        const distinct = plan.segments.reduce((sum, {frames}) => sum + frames, 0);
        expect(farm.jobs.reduce((sum, {frames}) => sum + frames, 0)).toBe(distinct);
        expect(new Set(farm.jobs.map(({key}) => key)).size).toBe(farm.jobs.length);
      }),
    );
  });
});
