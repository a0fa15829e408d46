import {expect, test} from 'vitest';
import {MYTH_BUSTER} from '../../../../src/spot/angles/angles/myth-buster.ts';
import {OBJECTION_HANDLING} from '../../../../src/spot/angles/angles/objection-handling.ts';
import {Brief} from '../../../../src/spot/documents/brief.ts';

const material = {
  brief: Brief.parse({
    product: 'Flask',
    promise: 'Cold',
    audience: 'All',
    myth: {said: 'All flasks are alike', truth: 'This one is steel'},
    objections: [
      {said: 'I have one', answer: 'Not like this'},
      {said: 'Too heavy', answer: '390 g'},
    ],
  }),
  claims: [{text: 'It weighs 390 g', kinds: new Set(['number'] as const)}],
};

test('each objection is an opening, and its answer begins the body', () => {
  expect(OBJECTION_HANDLING.parts(material)).toEqual({
    hooks: ['I have one', 'Too heavy'],
    bodies: [
      ['Not like this', 'It weighs 390 g'],
      ['390 g', 'It weighs 390 g'],
    ],
  });
});

test('a myth is quoted, and then what is true', () => {
  expect(MYTH_BUSTER.parts(material)).toEqual({
    hooks: ['All flasks are alike'],
    bodies: [['This one is steel', 'It weighs 390 g']],
  });
});
