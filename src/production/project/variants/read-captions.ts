import {join} from 'node:path';
import {findFile} from '../../../machine/files/find-file.ts';
import {readText} from '../../../machine/files/read-file.ts';
import type {CaptionWord} from '../../../spot/captions/caption.ts';
import {parseCaptions} from '../../../spot/captions/parse-captions.ts';
import {captionsKey} from '../../../spot/captions/spot-captions.ts';
import {type Problem, problemsOf} from '../../../spot/problem/errors.ts';
import {SpotProps} from '../../../spot/variant/spot-props.ts';
import type {Draft} from '../../../spot/variant/variants-file.ts';
import type {SpotVoice} from '../../../spot/voice/spot-voice.ts';

/** The words of each captions file that variants name, in the language of the variants. */
export type ReadCaptions = ReadonlyMap<string, {words: CaptionWord[]} | {problems: readonly Problem[]}>;

/** Reads the captions files that variants name. A file that cannot be read has problems. */
export async function readCaptions(folder: string, drafts: readonly Draft[]): Promise<ReadCaptions> {
  const read = new Map<string, {words: CaptionWord[]} | {problems: readonly Problem[]}>();
  for (const {props} of drafts) {
    const {captions, language = 'en'} = props;
    if (typeof captions !== 'string' || !SpotProps.shape.language.safeParse(language).success) continue;
    const key = captionsKey({captions, language: String(language)});
    if (read.has(key)) continue;
    const file = await findFile(captions, [folder]);
    read.set(
      key,
      file === undefined
        ? {problems: [missing(join(folder, captions))]}
        : await readOne(file, String(language)),
    );
  }
  return read;
}

async function readOne(
  file: string,
  language: string,
): Promise<{words: CaptionWord[]} | {problems: readonly Problem[]}> {
  try {
    return {words: parseCaptions(await readText(file), file, language)};
  } catch (error) {
    return {problems: problemsOf(error)};
  }
}

const missing = (file: string): Problem => ({
  code: 'file-missing',
  what: 'names captions that do not exist',
  where: {file},
  expected: 'a file in the folder of the spot',
  got: 'no such file',
  fix: 'Add the file, or correct the name.',
});

/**
 * The words of the captions of a variant: those of its file, or else those of the voice of its brand. Undefined where it has none, or sets
 * `captions` to null.
 */
export function captionsOf(
  props: Pick<SpotProps, 'captions' | 'language'>,
  {captions: read}: {captions: ReadCaptions},
  voice?: Pick<SpotVoice, 'words'> | undefined,
): CaptionWord[] | undefined {
  if (props.captions === undefined) return voice && voice.words.length > 0 ? voice.words : undefined;
  const found = props.captions ? read.get(captionsKey(props)) : undefined;
  return found && 'words' in found ? found.words : undefined;
}

/** The captions that could be read, for previews. */
export const wordsOfCaptions = ({captions}: {captions: ReadCaptions}): Record<string, CaptionWord[]> =>
  Object.fromEntries([...captions].flatMap(([key, found]) => ('words' in found ? [[key, found.words]] : [])));
