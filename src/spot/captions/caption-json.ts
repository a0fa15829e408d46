import {z} from 'zod';
import {invalid} from '../problem/errors.ts';
import type {TimedCharacters} from '../voice/word-times.ts';
import {type CaptionWord, captionWord, spreadWords} from './caption.ts';
import {unreadableCaptions} from './unreadable-captions.ts';

const Seconds = z.number().min(0);
const TimedWord = z.object({
  word: z.string(),
  // WhisperX has no times for words such as numbers.
  start: Seconds.nullish(),
  end: Seconds.nullish(),
  probability: z.number().nullish(),
});
const Segment = z.object({
  text: z.string(),
  start: Seconds,
  end: Seconds,
  words: z.array(TimedWord).nullish(),
});
const WhisperJson = z.object({words: z.array(TimedWord).nullish(), segments: z.array(Segment).nullish()});

const Offsets = z.object({from: z.number().min(0), to: z.number().min(0)});
const WhisperCppJson = z.object({
  transcription: z.array(
    z.object({
      text: z.string(),
      offsets: Offsets,
      tokens: z.array(z.object({text: z.string(), offsets: Offsets, p: z.number().optional()})).optional(),
    }),
  ),
});

const CharacterTimings = z
  .object({
    characters: z.array(z.string()),
    character_start_times_seconds: z.array(Seconds),
    character_end_times_seconds: z.array(Seconds),
  })
  .refine(
    ({characters, character_start_times_seconds: starts, character_end_times_seconds: ends}) =>
      characters.length === starts.length && characters.length === ends.length,
    {error: 'expected as many times as characters'},
  );

const RemotionCaptions = z.array(
  z.object({
    text: z.string(),
    startMs: z.number().min(0),
    endMs: z.number().min(0),
    confidence: z.number().nullable().optional(),
    pageBreakAfter: z.boolean().optional(),
  }),
);

/** The characters of a JSON with their times, or with those under `alignment`; undefined where it has none. */
export function timedCharacters(json: unknown): TimedCharacters | undefined {
  const alignment = (json as {alignment?: unknown} | null)?.alignment ?? json;
  const {data} = CharacterTimings.safeParse(alignment);
  return (
    data && {
      characters: data.characters,
      starts: data.character_start_times_seconds,
      ends: data.character_end_times_seconds,
    }
  );
}

/** The words of captions in JSON, in the order and with the times of the file: parts of words are not joined, and times not corrected. */
export function fromJson(text: string, file: string, language: string): CaptionWord[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw invalid(
      unreadableCaptions(file, undefined, 'JSON', (error as Error).message, 'Export the captions again.'),
      error,
    );
  }
  const timed = timedCharacters(json);
  if (timed) return fromCharacters(timed);
  const remotion = RemotionCaptions.safeParse(json);
  if (remotion.success)
    return remotion.data.map(({text: word, startMs, endMs, confidence, pageBreakAfter}) => ({
      ...captionWord(word, startMs, endMs, confidence ?? null),
      ...(pageBreakAfter ? {pageBreakAfter} : {}),
    }));
  const cpp = WhisperCppJson.safeParse(json);
  if (cpp.success) return fromWhisperCpp(cpp.data, language);
  const whisper = WhisperJson.safeParse(json);
  if (whisper.success && (whisper.data.words || whisper.data.segments))
    return fromWhisper(whisper.data, language);
  throw invalid(
    unreadableCaptions(
      file,
      undefined,
      'the JSON of Whisper (`segments`, `words` or `transcription`), character timings (`characters` and their times), or a list of captions',
      Array.isArray(json)
        ? 'another list'
        : `the fields ${Object.keys(Object(json)).slice(0, 8).join(', ') || 'none'}`,
      'Export SRT or WebVTT instead.',
    ),
  );
}

/** Words with their times. One without a time has a part of the gap between those around it; `from` and `to` are the ends, in seconds. */
function withTimes(list: readonly z.infer<typeof TimedWord>[], from: number, to: number) {
  const timed = list.map((each) => ({...each, at: each.start ?? undefined, until: each.end ?? undefined}));
  return timed.map(({word, probability, at, until}, index) => {
    if (at !== undefined && until !== undefined) return {word, probability, start: at, end: until};
    const before = timed.findLastIndex((each, place) => place < index && each.until !== undefined);
    const after = timed.findIndex((each, place) => place > index && each.at !== undefined);
    const begins = timed[before]?.until ?? from;
    const ends = Math.max(begins, timed[after]?.at ?? to);
    const step = (ends - begins) / ((after < 0 ? timed.length : after) - before - 1);
    const start = begins + step * (index - before - 1);
    return {word, probability, start: at ?? start, end: until ?? Math.max(at ?? 0, start + step)};
  });
}

function fromWhisper({words, segments}: z.infer<typeof WhisperJson>, language: string): CaptionWord[] {
  const timed = (
    list: readonly z.infer<typeof TimedWord>[],
    spaced: boolean,
    {start: from, end: to}: {start: number; end: number},
  ): CaptionWord[] =>
    withTimes(list, from, to).map(({word, start, end, probability}) =>
      captionWord(spaced ? word : ` ${word.trim()}`, start * 1000, end * 1000, probability ?? null),
    );
  // The API leaves out the spaces before words; the program writes them.
  if (words && words.length > 0)
    return timed(
      withPunctuation(words, (segments ?? []).map(({text}) => text).join(' ')),
      words.some(({word}) => word.startsWith(' ')),
      {start: 0, end: Math.max(0, ...words.flatMap(({start, end}) => end ?? start ?? []))},
    );
  return (segments ?? []).flatMap(({text, start, end, words: own}) =>
    own && own.length > 0
      ? timed(
          own,
          own.some(({word}) => word.startsWith(' ')),
          {start, end},
        )
      : spaced(spreadWords(text, start * 1000, end * 1000, language)),
  );
}

/** Words of the API, which have no punctuation, with that of the text. They stay as they are if the text has other words. */
function withPunctuation<Word extends {word: string}>(words: readonly Word[], text: string): readonly Word[] {
  if (words.some(({word}) => /[.,;:!?…。、！？]\s*$/u.test(word))) return words;
  let done = 0;
  const marked: Word[] = [];
  for (const each of words) {
    const word = each.word.trim();
    const at = word === '' ? -1 : text.indexOf(word, done);
    const between = text.slice(done, Math.max(at, done));
    if (at < 0 || /[\p{L}\p{N}]/u.test(between)) return words;
    const before = /[\p{Ps}\p{Pi}\p{Sc}"'„‚¿¡#@]*$/u.exec(between)?.[0] ?? '';
    // Of `24-hour`, the API makes two words.
    const after = /^[^\p{L}\p{N}\s]+(?![^\s])/u.exec(text.slice(at + word.length))?.[0] ?? '';
    done = at + word.length + after.length;
    marked.push({...each, word: each.word.replace(word, () => `${before}${word}${after}`)});
  }
  return marked;
}

const fromWhisperCpp = ({transcription}: z.infer<typeof WhisperCppJson>, language: string): CaptionWord[] =>
  transcription.flatMap(({text, offsets: {from, to}, tokens}) => {
    // Tokens such as `[_BEG_]` are not said.
    const said = tokens?.filter(({text: token}) => !/^\s*\[_.*\]\s*$/.test(token));
    // A token can end within a character, which is then damaged.
    const isWhole = said && bare(said.map((each) => each.text).join('')) === bare(text);
    return said && said.length > 0 && isWhole
      ? said.map(({text: token, offsets, p}) => captionWord(token, offsets.from, offsets.to, p ?? null))
      : spaced(spreadWords(text, from, to, language));
  });

const bare = (text: string): string => text.replaceAll(/\s/g, '');

/** Words whose first one begins with a space, so that it does not join the word before it. */
const spaced = ([first, ...rest]: CaptionWord[]): CaptionWord[] =>
  first ? [{...first, text: ` ${first.text.trimStart()}`}, ...rest] : [];

/** The words of a text whose characters have times, as speech vendors return them. */
function fromCharacters({characters, starts, ends}: TimedCharacters): CaptionWord[] {
  const words: CaptionWord[] = [];
  let open = false;
  for (const [at, character] of characters.entries()) {
    const [start, end] = [(starts[at] ?? 0) * 1000, (ends[at] ?? 0) * 1000];
    const last = words.at(-1);
    if (/^\s*$/.test(character)) open = false;
    else if (open && last)
      words[words.length - 1] = captionWord(last.text + character, last.startMs, Math.max(end, last.endMs));
    else {
      words.push(captionWord(` ${character}`, start, Math.max(start, end)));
      open = true;
    }
  }
  return words;
}
