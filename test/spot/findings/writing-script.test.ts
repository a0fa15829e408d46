import {expect, test} from 'vitest';
import {charactersByScript} from '../../../src/spot/findings/writing-script.ts';

test.each([
  ['世界最高の品質', 'en', {japanese: 7, chinese: 0, korean: 0, other: 0}],
  ['最高品质', 'zh', {chinese: 4, japanese: 0, korean: 0, other: 0}],
  ['最高品質', 'ja', {japanese: 4, chinese: 0, korean: 0, other: 0}],
  ['최고의 맛', 'ko', {korean: 4, other: 1, japanese: 0, chinese: 0}],
  ['Still ice', 'en', {other: 9, korean: 0, chinese: 0, japanese: 0}],
])('%s in %s', (text, language, counts) => {
  expect(charactersByScript(text, language)).toEqual(counts);
});
