import {expect, test} from 'vitest';
import {type AdviceAnswer, weighAnswers} from '../../../src/spot/findings/advice.ts';

const given = (...words: AdviceAnswer['answer'][]): AdviceAnswer[] =>
  words.map((answer) => ({answer, frame: null, sentence: ''}));

test.each([
  ['three times the answer that means a fault', given('no', 'no', 'no'), 'fault'],
  ['three times the other one', given('yes', 'yes', 'yes'), 'fine'],
  ['two of three', given('yes', 'yes', 'no'), 'unsure'],
  ['three that cannot tell', given('cannot tell', 'cannot tell', 'cannot tell'), 'unsure'],
  ['two equal ones, and one that is missing', given('yes', 'yes'), 'unsure'],
  ['none', given(), 'unsure'],
])('%s is weighed', (_, answers, verdict) =>
  expect(weighAnswers(answers, {fault: 'no', attempts: 3})).toBe(verdict),
);
