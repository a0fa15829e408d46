import {expect, test} from 'vitest';
import {saysWord} from '../../../src/spot/findings/says-word.ts';

test.each([
  ['このsolutionは', 'solution', true],
  ['solution은', 'solution', true],
  ['ใช้solutionเย็น', 'solution', true],
  ['Solutions', 'solution', true],
  ['resolution', 'solution', false],
  ['この解決策は', '解決策', true],
  ['사과는', '사과', true],
  ['풋사과', '사과', false],
  ['रसीला', 'रस', false],
  ['रस है', 'रस', true],
])('%s has the word %s: %s', (text, word, has) => {
  expect(saysWord(text, word)).toBe(has);
});
