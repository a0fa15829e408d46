import {expect, test} from 'vitest';
import {draftAngles} from '../../../../src/production/write/steps/angles-step.ts';
import {problemsOf} from '../../../../src/spot/problem/errors.ts';
import {contextOf} from './write-context.ts';

const BRIEF = {problem: 'De l’eau tiède', claims: [{text: 'Froid pendant 24 heures', proof: 'Rapport'}]};

const problemFor = (brief: object, language: string) => {
  try {
    draftAngles(contextOf(brief, {language}), []);
  } catch (error) {
    return problemsOf(error)[0];
  }
  return undefined;
};

test('in a language without neutral calls to action, a brief without an offer lacks a call to action, and not an angle', () => {
  expect(problemFor(BRIEF, 'fr-CA')).toMatchObject({
    code: 'ctas-none',
    expected: expect.stringContaining('`offer`'),
    got: 'no `offer`, and no neutral call to action in fr-CA',
  });
  expect(problemFor({...BRIEF, offer: 'Essayez-le 30 jours'}, 'fr')?.got).toContain('"Essayez-le 30 jours"');
  expect(problemFor(BRIEF, 'de')).toBeUndefined();
});

test('a brief with the proof of no angle says what each lacks', () => {
  const problem = problemFor({}, 'fr');
  expect(problem).toMatchObject({
    code: 'angles-none',
    got: expect.stringContaining('curiosity lacks question'),
  });
  expect(problem?.got).not.toMatch(/lacks *(?:;|$)/);
});
