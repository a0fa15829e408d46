import fc from 'fast-check';
import {expect, it} from 'vitest';
import {BrandFile} from '../../../src/spot/brand/brand-file.ts';
import {changedLimits} from '../../../src/spot/findings/changed-limits.ts';
import type {Limit, RuleLimits} from '../../../src/spot/findings/rule.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';

const most: Limit = {value: 3, unit: 'flashes', stricter: 'lower', source: 'test'};
const least: Limit = {value: 4.5, unit: ':1', stricter: 'higher', source: 'test'};
const rules: {id: string; limits: RuleLimits}[] = [
  {id: 'light-flash', limits: {most}},
  {id: 'graphics-contrast', limits: {least}},
];

const fileWith = (check: unknown) =>
  BrandFile.parse({
    meta: {name: 'Harbour Tea'},
    logo: {images: {mark: 'mark.svg'}},
    color: {palette: {ink: '#101010'}, foreground: 'ink', background: 'ink', primary: 'ink'},
    typography: {
      fonts: [{family: 'A', source: 'file', files: [{path: 'a.woff2'}]}],
      base: {family: 'A'},
      headings: {family: 'A'},
    },
    defaults: {tenspot: {'end-card': {tagline: 'Tea.'}, check}},
  });

const changes = (check: unknown) =>
  changedLimits(
    {id: 'harbour-tea', file: fileWith(check), locate: () => ({file: 'brand.yaml', line: 7})},
    rules,
  );

const problems = (check: unknown) => {
  try {
    changes(check);
  } catch (error) {
    if (error instanceof TenspotError) return error.problems;
  }
  throw new Error('no error');
};

it('takes a stricter limit as a number', () => {
  expect(changes({'light-flash': {most: 2}, 'graphics-contrast': {least: 7}})).toEqual([
    {
      brand: 'harbour-tea',
      rule: 'light-flash',
      limit: 'most',
      unit: 'flashes',
      from: 3,
      to: 2,
      by: null,
      why: null,
    },
    {
      brand: 'harbour-tea',
      rule: 'graphics-contrast',
      limit: 'least',
      unit: ':1',
      from: 4.5,
      to: 7,
      by: null,
      why: null,
    },
  ]);
});

it('takes a looser limit with a name and a reason, and leaves out one that changes nothing', () => {
  const looser = {value: 4, by: 'Head of post', why: 'The launch film'};
  expect(changes({'light-flash': {most: looser}, 'graphics-contrast': {least: 4.5}})).toMatchObject([
    {limit: 'most', to: 4, by: 'Head of post', why: 'The launch film'},
  ]);
});

it('refuses a looser limit without a reason, at its line', () => {
  expect(problems({'graphics-contrast': {least: 3}})).toMatchObject([
    {
      code: 'check-limit-looser',
      where: {file: 'brand.yaml', line: 7, field: 'defaults.tenspot.check.graphics-contrast.least'},
      expected: 'a number above 4.5 :1, or {value, by, why}',
    },
  ]);
});

it('names the rule and the limit that a mistyped one was meant to be, and every problem at once', () => {
  expect(problems({'light-flahs': {most: 2}, 'graphics-contrast': {leats: 7, least: 1}})).toMatchObject([
    {code: 'check-rule-unknown', fix: 'Did you mean "light-flash"?'},
    {code: 'check-limit-unknown', fix: 'Did you mean "least"?'},
    {code: 'check-limit-looser'},
  ]);
});

it('refuses a reason without words, and a limit that is no number', () => {
  for (const most of [{value: 4, by: '', why: 'x'}, {value: 4, by: 'x'}, 'four', Number.NaN, null])
    expect(() => fileWith({'light-flash': {most}})).toThrow();
});

it('never loosens a rule without a reason, for any number', () => {
  fc.assert(
    fc.property(
      fc.double({noNaN: true, noDefaultInfinity: true}),
      fc.constantFrom(...rules),
      (value, {id, limits}) => {
        const [[name, limit]] = Object.entries(limits) as [[string, Limit]];
        const isLooser = limit.stricter === 'lower' ? value > limit.value : value < limit.value;
        if (isLooser) expect(() => changes({[id]: {[name]: value}})).toThrow('looser');
        else expect(changes({[id]: {[name]: value}})).toHaveLength(value === limit.value ? 0 : 1);
      },
    ),
  );
});
