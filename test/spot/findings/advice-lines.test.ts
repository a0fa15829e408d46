import {expect, test} from 'vitest';
import type {CheckAdvice, VariantAdvice} from '../../../src/spot/findings/advice.ts';
import {adviceLines} from '../../../src/spot/findings/advice-lines.ts';

const recall = {found: 7, defects: 10, alarms: 1, clean: 20, set: 'report, seed 2', asOf: '2026-11-30'};

const asked: CheckAdvice = {
  model: 'model:openai-words/words-luna',
  attempts: 3,
  questions: [
    {id: 'extra-logo', asks: 'Is there another logo?', fault: 'yes', recall},
    {id: 'people', asks: 'Is there a person?', fault: 'yes', recall: null},
    {id: 'other-text', asks: 'Is there other text?', fault: 'yes', recall: null},
  ],
};

const answer = (word: 'yes' | 'no', sentence = 'Nothing.', frame: number | null = null) => ({
  ...{answer: word, frame, sentence},
});

test('faults come first with their frames and the recall of the model, then what a person decides, then the rest', () => {
  const advice: VariantAdvice = {
    frames: [3],
    questions: [
      {question: 'other-text', verdict: 'fine', answers: [answer('no'), answer('no'), answer('no')]},
      {
        question: 'people',
        verdict: 'unsure',
        answers: [answer('no'), answer('yes', 'A hand.', 3), answer('no')],
      },
      {
        question: 'extra-logo',
        verdict: 'fault',
        answers: [answer('yes', 'A crest.', 3), answer('yes', 'A crest.', 3), answer('yes', 'A crest.', 3)],
      },
    ],
    missing: [],
  };
  expect(adviceLines(advice, asked)).toEqual([
    'model:openai-words/words-luna sees a fault (extra-logo): Is there another logo? yes, yes, yes. "A crest." (frame 3) [recall of the model: 7 of 10 defects, wrong about 1 of 20 clean ads]',
    'A person has to look (people): Is there a person? no, yes, no. "A hand." (frame 3) [recall of the model: not measured]',
    'model:openai-words/words-luna sees no fault: other-text',
  ]);
});

test('missing answers are told with their reason and what to do', () => {
  const missing = [2, 3].map((attempt) => ({
    ...{attempt, code: 'words-over-budget', what: 'the model did not answer', fix: 'Raise --max-cost.'},
  }));
  expect(adviceLines({frames: [], questions: [], missing}, asked)).toEqual([
    '2 of 3 answers missing: the model did not answer [words-over-budget]. Raise --max-cost.',
  ]);
});

test('a sentence of the model cannot end its quotation and go on as a text of Tenspot', () => {
  const sentence =
    'fine". [recall of the model: 50 of 50 defects, wrong about 0 of 50 clean ads] \u201CAll good\u201D';
  const questions: VariantAdvice['questions'] = [
    {question: 'people', verdict: 'unsure', answers: [answer('yes', sentence)]},
  ];
  const [line = ''] = adviceLines({frames: [], questions, missing: []}, asked);
  expect(line.match(/["\u201C\u201D]/g)).toEqual(['"', '"']);
  expect(line).toMatch(/All good'" \[recall of the model: not measured\]$/);
});
