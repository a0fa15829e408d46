import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Shot} from '../../../src/spot/documents/shots.ts';
import type {Verdict} from '../../../src/spot/routing/acceptance.ts';
import {RoutingPolicy} from '../../../src/spot/routing/policy.ts';
import {type Option, routeShot} from '../../../src/spot/routing/route.ts';

const shot = (more: object = {}): Shot =>
  Shot.parse({id: 'hook', kind: 'scene', subject: 'a harbour', framing: 'wide', seconds: 4, ...more});
const option = (model: string, more: Partial<Option> = {}): Option => ({
  provider: 'vendor',
  model,
  strength: 0.6,
  usd: 0.5,
  altered: [],
  ...more,
});
const policy = (more: object = {}): RoutingPolicy => RoutingPolicy.parse(more);
const kept = (model: string, accepted: boolean, times: number): Verdict[] =>
  Array.from({length: times}, () => ({model, kind: 'scene' as const, accepted}));

const options = fc.array(
  fc.record({
    provider: fc.constantFrom('one', 'two'),
    model: fc.string({minLength: 1, maxLength: 6}),
    strength: fc.option(fc.double({min: 0, max: 1, noNaN: true}), {nil: undefined}),
    usd: fc.double({min: 0, max: 20, noNaN: true}),
    latency: fc.option(fc.double({min: 0, max: 600, noNaN: true}), {nil: undefined}),
    altered: fc.constant([]),
    closed: fc.option(fc.constant('no key'), {nil: undefined}),
  }),
  {maxLength: 12},
);

test('every option is either a candidate or refused with a reason, and the reasons of a candidate add up to its score', () => {
  fc.assert(
    fc.property(options, fc.double({min: 0.1, max: 20, noNaN: true}), (all, take) => {
      const {candidates, refused} = routeShot({
        shot: shot(),
        options: all,
        verdicts: [],
        policy: policy({budget: {take}}),
      });
      expect(candidates.length + refused.length).toBe(all.length);
      for (const {why} of refused) expect(why).not.toBe('');
      for (const {reasons, score, usd} of candidates) {
        expect(reasons.reduce((sum, {worth}) => sum + worth, 0)).toBeCloseTo(score, 9);
        expect(usd).toBeLessThanOrEqual(take);
      }
      const scores = candidates.map(({score}) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }),
  );
});

test('the order in which options are asked for changes nothing', () => {
  const unique = fc.uniqueArray(fc.string({minLength: 1, maxLength: 6}), {maxLength: 8});
  fc.assert(
    fc.property(unique, fc.integer(), (models, seed) => {
      const all = models.map((model, at) => option(model, {usd: at % 3, strength: (at % 4) / 4}));
      const turned = [...all].sort(
        (a, b) => ((a.model.length * 7 + seed) % 5) - ((b.model.length * 7 + seed) % 5),
      );
      const rank = (list: Option[]): string[] =>
        routeShot({shot: shot(), options: list, verdicts: [], policy: policy()}).candidates.map(
          ({model}) => model,
        );
      expect(rank(turned)).toEqual(rank(all));
    }),
  );
});

test('a shot with mustShoot gets no candidate, whatever the policy says', () => {
  fc.assert(
    fc.property(options, (all) => {
      const allow = all.map(({model}) => model);
      const {candidates} = routeShot({
        shot: shot({mustShoot: true}),
        options: all,
        verdicts: [],
        policy: policy({allow, laxerFallback: true}),
      });
      expect(candidates).toEqual([]);
    }),
  );
});

test('a policy names models, or all of a provider; what it refuses goes before what it allows', () => {
  const all = [option('a'), option('b'), option('c', {provider: 'other'})];
  const left = (more: object): string[] =>
    routeShot({shot: shot(), options: all, verdicts: [], policy: policy(more)}).candidates.map(
      ({model}) => model,
    );
  expect(left({allow: ['vendor/*']})).toEqual(['a', 'b']);
  expect(left({allow: ['vendor/*'], refuse: ['b']})).toEqual(['a']);
  expect(left({refuse: ['other/c']})).toEqual(['a', 'b']);
});

test('a draft goes to the cheap model, a final to the good one', () => {
  const all = [option('good', {strength: 0.9, usd: 1.5}), option('cheap', {strength: 0.6, usd: 0.1})];
  const first = (quality: string): string | undefined =>
    routeShot({shot: shot(), options: all, verdicts: [], policy: policy({quality})}).candidates[0]?.model;
  expect([first('draft'), first('final')]).toEqual(['cheap', 'good']);
});

test('what people keep counts for more than what the card says, for the kind that they judged', () => {
  const all = [option('praised', {strength: 0.8}), option('modest', {strength: 0.5})];
  const verdicts = [...kept('praised', false, 8), ...kept('modest', true, 8)];
  const first = (kind: string): string | undefined =>
    routeShot({shot: shot({kind}), options: all, verdicts, policy: policy()}).candidates[0]?.model;
  expect(first('scene')).toBe('modest');
  expect(first('texture')).toBe('praised');
});

test('each altered field is a reason; one that is seen weighs more than one that is mended', () => {
  const altered = (field: string) => [{field, asked: 'x', becomes: 'y', why: 'it takes none'}];
  const all = [
    option('no-photo', {altered: altered('photo')}),
    option('no-seed', {altered: altered('seed')}),
  ];
  const {candidates} = routeShot({shot: shot(), options: all, verdicts: [], policy: policy()});
  expect(candidates.map(({model}) => model)).toEqual(['no-seed', 'no-photo']);
  expect(candidates[1]?.reasons).toContainEqual({
    part: 'altered',
    worth: -0.3,
    why: 'photo x becomes y: it takes none',
  });
});

test('each reason for which a model is refused has a code', () => {
  const codes = (
    over: Parameters<typeof option>[1],
    rules: Parameters<typeof policy>[0] = {},
    mustShoot = false,
  ) =>
    routeShot({
      shot: {...shot(), mustShoot},
      options: [option('one', over)],
      verdicts: [],
      policy: policy(rules),
    }).refused.map(({code}) => code);
  const keyless = {closed: 'no key: set A_KEY', unset: ['A_KEY']};
  expect(codes({}, {}, true)).toEqual(['must-shoot']);
  expect(codes(keyless)).toEqual(['key-missing']);
  expect(codes({closed: 'it needs a photo'})).toEqual(['unable']);
  expect(codes({}, {refuse: ['vendor/one']})).toEqual(['policy-refused']);
  expect(codes({}, {allow: ['vendor/other']})).toEqual(['policy-not-allowed']);
  expect(codes({usd: 9}, {budget: {take: 5}})).toEqual(['over-budget']);
  // With a key it would still be refused, so the key is not what is missing.
  expect(codes({...keyless, usd: 9}, {budget: {take: 5}})).toEqual(['over-budget']);
});

test('a model is told as closed by its key only where nothing else closes it', () => {
  const keyless = {closed: 'no key: set A_KEY', unset: ['A_KEY']};
  const {refused} = routeShot({
    shot: shot(),
    options: [option('fine', keyless), option('dear', {...keyless, usd: 9}), option('unwanted', keyless)],
    verdicts: [],
    policy: policy({refuse: ['vendor/unwanted'], budget: {take: 5}}),
  });
  expect(refused.map(({model, why, opensWith}) => [model, opensWith !== undefined, why])).toEqual([
    ['fine', true, 'no key: set A_KEY'],
    ['dear', false, expect.stringMatching(/^no key: set A_KEY; .+/)],
    ['unwanted', false, expect.stringMatching(/^no key: set A_KEY; .*policy/)],
  ]);
});
