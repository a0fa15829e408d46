import {plainWords} from './words.ts';

/** Characters of a text by how fast they are read. */
type ScriptCounts = {korean: number; chinese: number; japanese: number; other: number};

const SEGMENTS = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}\u30fc]/u;
const HAN = /\p{Script=Han}/u;
const HANGUL = /\p{Script=Hangul}/u;

/** Counts characters as a reader sees them, spaces included. Chinese characters are Japanese in a text with kana, or in Japanese. */
export function charactersByScript(text: string, language: string): ScriptCounts {
  const counts: ScriptCounts = {korean: 0, chinese: 0, japanese: 0, other: 0};
  const isJapanese = language.startsWith('ja') || KANA.test(text);
  for (const {segment} of SEGMENTS.segment(plainWords(text))) {
    if (HANGUL.test(segment)) counts.korean += 1;
    else if (KANA.test(segment)) counts.japanese += 1;
    else if (HAN.test(segment)) counts[isJapanese ? 'japanese' : 'chinese'] += 1;
    else counts.other += 1;
  }
  return counts;
}
