import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type CaptionWord, captionWord, spreadWords} from '../../../src/spot/captions/caption.ts';
import {
  captionPages,
  captionParts,
  captionText,
  fastPages,
} from '../../../src/spot/captions/caption-pages.ts';
import {parseCaptions} from '../../../src/spot/captions/parse-captions.ts';
import {shownCaptions} from '../../../src/spot/captions/show-captions.ts';
import {writeSrt, writeVtt} from '../../../src/spot/captions/write-captions.ts';
import {countCharacters} from '../../../src/spot/findings/words.ts';
import {thorough} from '../../support/thorough.ts';

/** Words as a voice says them: each as long as it is, with pauses of any length between them. */
const script = fc
  .array(
    fc.record({
      text: fc.constantFrom(
        'ice',
        'the',
        'Meridian,',
        'breakfast.',
        'at',
        '24',
        'midnight!',
        'Kühlschrank',
        'さくら',
        '最高。',
      ),
      says: fc.integer({min: 20, max: 900}),
      pause: fc.oneof(
        {weight: 4, arbitrary: fc.integer({min: 0, max: 120})},
        fc.integer({min: 0, max: 2500}),
      ),
    }),
    {minLength: 1, maxLength: 60},
  )
  .map((list) => {
    let now = 0;
    return list.map(({text, says, pause}): CaptionWord => {
      const start = now + pause;
      now = start + says;
      return captionWord(` ${text}`, start, now);
    });
  });

const rules = fc.record({
  language: fc.constantFrom('en', 'de', 'ja'),
  lineLength: fc.constantFrom(20, 26, 42),
});

it('puts every word on a page once, in frames that agree with its times within one frame', () => {
  fc.assert(
    fc.property(script, rules, fc.constantFrom(24, 25, 30), (words, {language, lineLength}, fps) => {
      const lengthMs = (words.at(-1)?.endMs ?? 0) + 1000;
      const pages = captionPages(words, {language, lineLength, lengthMs});
      expect(pages.flatMap(({lines}) => lines.flat())).toEqual(words);
      const shown = shownCaptions(pages, fps, Math.ceil((lengthMs / 1000) * fps));
      expect(shown).toHaveLength(pages.length);
      const spoken = shown.flatMap((page) => page.lines.flat());
      for (const [at, {from, to}] of spoken.entries()) {
        expect(Math.abs(from - ((words[at]?.startMs ?? 0) * fps) / 1000)).toBeLessThanOrEqual(1);
        expect(Math.abs(to - ((words[at]?.endMs ?? 0) * fps) / 1000)).toBeLessThanOrEqual(1);
      }
      for (const [at, page] of shown.entries()) {
        const next = shown[at + 1];
        // Two pages are never on screen together, but for one frame of a page that is shorter than a frame.
        if (next) expect(page.from + page.frames).toBeLessThanOrEqual(Math.max(next.from, page.from + 1));
        for (const word of page.lines.flat()) {
          expect(word.from).toBeGreaterThanOrEqual(page.from);
          expect(word.to).toBeLessThanOrEqual(page.from + page.frames + 1);
        }
      }
    }),
    {numRuns: thorough ? 2000 : 150},
  );
});

it('has at most two lines, and none that is too long', () => {
  fc.assert(
    fc.property(script, rules, (words, {language, lineLength}) => {
      for (const {lines} of captionPages(words, {language, lineLength, lengthMs: 1e6})) {
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(countCharacters(captionText(line))).toBeLessThanOrEqual(lineLength);
      }
    }),
    {numRuns: thorough ? 2000 : 150},
  );
});

it('says the same after it was written to a file and read again', () => {
  fc.assert(
    fc.property(script, fc.constantFrom(writeSrt, writeVtt), (words, write) => {
      const pages = captionPages(words, {language: 'en', lineLength: 42, lengthMs: 1e6});
      const again = parseCaptions(write(pages), 'a', 'en');
      expect(captionText(again).replaceAll(' ', '')).toBe(captionText(words).replaceAll(' ', ''));
      const ends = again.filter(({pageBreakAfter}) => pageBreakAfter);
      expect(ends).toHaveLength(pages.length);
      for (const [at, {endMs}] of pages.entries())
        expect(Math.abs((ends[at]?.endMs ?? 0) - endMs)).toBeLessThanOrEqual(1);
    }),
    {numRuns: thorough ? 1000 : 100},
  );
});

describe('pages', () => {
  const pagesOf = (text: string, seconds: number, lineLength = 20) =>
    captionPages(spreadWords(text, 0, seconds * 1000, 'en'), {
      language: 'en',
      lineLength,
      lengthMs: seconds * 1000,
    });
  const lines = (text: string, seconds: number) =>
    pagesOf(text, seconds).map((page) => page.lines.map(captionText).join(' / '));

  it('break at the ends of sentences and phrases', () => {
    expect(lines('Noon. Thirty degrees, and the ice in your flask is still ice. Take one home.', 8)).toEqual([
      'Noon. / Thirty degrees,',
      'and the ice in your / flask is still ice.',
      'Take one home.',
    ]);
  });

  it('break at the ends of sentences in Arabic and Hindi too', () => {
    const inLanguage = (text: string, language: string) =>
      captionPages(spreadWords(text, 0, 8000, language), {language, lineLength: 20, lengthMs: 8000})
        .flatMap((page) => page.lines.map(captionText))
        .join(' / ');
    expect(inLanguage('هل هو بارد؟ نعم، إنه بارد جدا', 'ar')).toMatch(/^هل هو بارد؟ \/ /);
    expect(inLanguage('क्या यह ठंडा है। हाँ यह बहुत ठंडा है', 'hi')).toMatch(/^क्या यह ठंडा है। \/ /);
  });

  it('stay until they can be read, if nothing follows', () => {
    const [page] = captionPages([captionWord('Ice', 0, 200)], {
      language: 'en',
      lineLength: 42,
      lengthMs: 5000,
    });
    expect(page?.endMs).toBeCloseTo(833.3, 0);
  });

  it('are reported with the words to cut where the voice is too fast', () => {
    const text = 'Ice at breakfast is still ice at midnight';
    expect(fastPages(pagesOf(text, 3), {language: 'en'})).toEqual([]);
    const [fast] = fastPages(pagesOf(text, 1), {language: 'en'});
    expect(fast).toMatchObject({seconds: expect.any(Number), cut: expect.any(Number)});
    expect(fast?.cut).toBeGreaterThan(0);
  });
});

it('reads captions without full stops in the parts that a person or a pause made, not parted after a number', () => {
  const parts = (...texts: string[]) =>
    captionParts(
      parseCaptions(
        texts.map((text, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${text}\n`).join('\n'),
        'voice.srt',
        'en',
      ),
    );
  expect(parts('ice is great', 'the battery runs', '24 hours')).toEqual([
    'ice is great',
    'the battery runs',
    '24 hours',
  ]);
  expect(parts('ice for 24', 'hours')).toEqual(['ice for 24 hours']);
  expect(parts('Ice is great.', 'The battery runs')).toEqual(['Ice is great. The battery runs']);
  expect(captionParts([captionWord(' ice', 0, 500), captionWord(' tea', 2000, 2500)])).toEqual([
    'ice',
    'tea',
  ]);
  expect(parts('هل هو بارد؟', 'نعم')).toEqual(['هل هو بارد؟ نعم']);
  expect(captionParts([])).toEqual([]);
});
