import {expect, test} from 'vitest';
import {peopleRule} from '../../../../src/production/check/product/people-in-brief.ts';

const rule = (...mustNots: string[]) => peopleRule({mustNots});

test('the field of the brief says whether people are ruled out, in any words of the rest', () => {
  expect(peopleRule({people: 'none', mustNots: []})).toBe('ruled-out');
  expect(peopleRule({people: 'any', mustNots: ['No people']})).toBe('allowed');
  expect(peopleRule(null)).toBe('allowed');
});

test.each([
  'No people, no hands',
  'Never show faces',
  'Avoid people',
  'No stock footage of people',
  'Pas de personnes',
  'Keine Menschen im Bild',
  'Sin personas',
  'No models',
  'People',
  'Nobody in frame',
  'No one visible',
  'No kids',
  'No hands',
  'Without children or pets',
  'Niemand im Bild',
  'Personne à l’écran',
  'Menschenleer',
  'No man in shot',
  'No child in the picture',
  'No baby',
  'Never a hand',
  'No girls or boys',
  'Keine Hand im Bild',
  'No kids, no kids’ toys',
])('without the field, `%s` perhaps rules people out', (line) => {
  expect(rule(line)).toBe('perhaps-ruled-out');
});

test.each([
  'No competitor models',
  'No other phone models',
  'No model numbers',
  'No blame for people who ride without a light',
  'No comparison with other brands',
  'No typefaces but our own',
  'No one should feel left out',
  'No manual',
  'No handles in the shot',
  'No kidding about safety',
  'No second-hand look',
  'No main title',
  'No hand lettering',
  'Avoid kids’ toys',
  "No children's menu prices",
  "Don't crop the hands",
  'Women’s day',
  'Hands-free claims',
  'Not without a child seat',
  'No baby food',
  'No man-made fibres',
])('`%s` does not', (line) => {
  expect(rule(line)).toBe('allowed');
});
