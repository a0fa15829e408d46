import fc from 'fast-check';
import {expect, test} from 'vitest';
import {shownCaptions} from '../../../src/spot/captions/show-captions.ts';
import {pagesOfSpot} from '../../../src/spot/captions/spot-captions.ts';
import {BREATH, layVoice} from '../../../src/spot/voice/lay-voice.ts';
import {spokenParts, spokenText} from '../../../src/spot/voice/spoken-parts.ts';
import {characterTimes, estimatedTimes, wordsWithTimes} from '../../../src/spot/voice/word-times.ts';

const evenly = (spoken: string, each = 0.1) => {
  const characters = [...spoken];
  return {
    characters,
    starts: characters.map((_, at) => at * each),
    ends: characters.map((_, at) => (at + 1) * each),
  };
};

test('words get the times of their characters, also behind a word that is said in another way', () => {
  const parts = spokenParts('Meet Solvane today.', {Solvane: 'sol vane', Meet: {de: 'mit'}}, 'en');
  expect(spokenText(parts)).toBe('Meet sol vane today.');
  const words = wordsWithTimes(parts, characterTimes(evenly(spokenText(parts))), 'en');
  expect(words.map(({text}) => text)).toEqual(['Meet', ' Solvane', ' today.']);
  expect(words.map(({startMs, endMs}) => [startMs, endMs].map(Math.round))).toEqual([
    [0, 400],
    [500, 1300],
    [1400, 2000],
  ]);
});

test('a word of the list stands alone, in its own case, and the longer of two counts', () => {
  const said = (text: string, language = 'en') =>
    spokenText(
      spokenParts(
        text,
        {US: 'you ess', 'US-A': 'you ess ay', 'C++': 'see plus plus', Ä: {de: 'eh'}},
        language,
      ),
    );
  expect(said('The US, not us or USB')).toBe('The you ess, not us or USB');
  expect(said('US-A and C++.')).toBe('you ess ay and see plus plus.');
  expect([said('Ä', 'de-AT'), said('Ä')]).toEqual(['eh', 'Ä']);
});

test('a voice that returns no times: pauses in the recording are those after sentences', () => {
  const spoken = 'One two. Three 3.5 four.';
  const {starts, ends} = estimatedTimes(spoken, 4, [
    {from: 0, to: 0.2},
    {from: 1.2, to: 2},
    {from: 2.5, to: 2.62},
    {from: 3.8, to: 4},
  ]);
  const words = wordsWithTimes([{text: spoken, spoken}], {starts, ends}, 'en');
  const at = (word: string) => words.find(({text}) => text.trim() === word);
  expect(at('One')?.startMs).toBeCloseTo(200);
  expect(at('two.')?.endMs).toBeCloseTo(1200);
  expect(at('Three')?.startMs).toBeCloseTo(2000);
  expect(at('four.')?.endMs).toBeCloseTo(3800);
});

test('the marks of Arabic are those after which a voice pauses', () => {
  const spoken = 'مرحبا، كيف حالك؟ جيد.';
  const {starts, ends} = estimatedTimes(spoken, 4, [
    {from: 0.8, to: 1.4},
    {from: 2.4, to: 3.2},
  ]);
  const words = wordsWithTimes([{text: spoken, spoken}], {starts, ends}, 'ar');
  expect(words.map(({startMs}) => Math.round(startMs))).toEqual([0, 1400, expect.any(Number), 3200]);
});

test('a recording without pauses shares its time evenly, and one of silence alone as well', () => {
  expect(estimatedTimes('ab. cd.', 3, []).starts[3]).toBeCloseTo(1500);
  expect(estimatedTimes('ab', 1, [{from: 0, to: 1}]).ends.at(-1)).toBeGreaterThan(0);
});

const word = fc.stringMatching(/^[A-Za-zÄÖÜäöüß0-9’]{1,9}[.,!?]?$/);
const script = fc.array(
  fc.record({
    text: fc.array(word, {minLength: 1, maxLength: 8}).map((words) => words.join(' ')),
    seconds: fc.double({min: 0.3, max: 4, noNaN: true}),
    jitter: fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 80, maxLength: 80}),
  }),
  {minLength: 1, maxLength: 5},
);

/** Times of the characters of a text in a recording of so many seconds, of uneven lengths, in order. */
function timesOf(text: string, seconds: number, jitter: readonly number[]) {
  const characters = [...text];
  const edges = [0, ...characters.map((_, at) => 1 + (jitter[at % jitter.length] ?? 0))];
  const sums = edges.map((_, at) => edges.slice(0, at + 1).reduce((sum, each) => sum + each, 0));
  const total = sums.at(-1) ?? 1;
  const at = (index: number) => ((sums[index] ?? 0) / total) * seconds;
  return {
    characters,
    starts: characters.map((_, index) => at(index)),
    ends: characters.map((_, index) => at(index + 1)),
  };
}

test('for any script, timings and rate, each word of the captions is lit within a frame of the moment at which it is said', () => {
  fc.assert(
    fc.property(script, fc.constantFrom(24, 25, 30), fc.integer({min: 0, max: 6}), (lines, fps, more) => {
      const spoken = lines.reduce((sum, {seconds}) => sum + seconds + BREATH, 0);
      const seconds = Math.ceil(spoken + lines.length * 0.2) + more;
      const frames = seconds * fps;
      const slots = Object.fromEntries(lines.map((_, at) => [`s${at}`, {seconds: 1}]));
      const needs = Object.fromEntries(lines.map((line, at) => [`s${at}`, line.seconds]));
      const laid = layVoice({slots, fps, frames, needs});
      if (!('at' in laid)) throw new Error('the lines fit by construction');
      const said: {text: string; startMs: number; endMs: number}[] = [];
      const words = lines.flatMap(({text, seconds: length, jitter}, index) => {
        const from = (laid.at[`s${index}`] ?? 0) * 1000;
        const timed = timesOf(text, length, jitter);
        let place = 0;
        for (const each of text.split(' ')) {
          const [first, last] = [place, place + [...each].length - 1];
          said.push({
            text: each,
            startMs: from + (timed.starts[first] ?? 0) * 1000,
            endMs: from + (timed.ends[last] ?? 0) * 1000,
          });
          place = last + 2;
        }
        return wordsWithTimes([{text, spoken: text}], characterTimes(timed), 'en').map((each, at) => ({
          ...each,
          text: at === 0 ? ` ${each.text.trimStart()}` : each.text,
          startMs: each.startMs + from,
          endMs: each.endMs + from,
        }));
      });
      const shown = shownCaptions(pagesOfSpot(words, {format: '9:16', language: 'en', seconds}), fps, frames);
      const lit = shown.flatMap((page) => page.lines.flat());
      expect(lit.map(({text}) => text.trim())).toEqual(said.map(({text}) => text));
      for (const [index, {startMs, endMs}] of said.entries()) {
        const {from = -1, to = -1} = lit[index] ?? {};
        expect(Math.abs(from - (startMs * fps) / 1000)).toBeLessThanOrEqual(1);
        expect(Math.abs(to - (endMs * fps) / 1000)).toBeLessThanOrEqual(1);
      }
    }),
    {numRuns: 200},
  );
});
