import {isInLanguageRange, isSameLanguage} from '../documents/language-tag.ts';
import type {TranslationsFile} from '../documents/translations.ts';
import type {Problem} from '../problem/errors.ts';
import {type Locate, show} from '../problem/schema-problems.ts';

/** The translations of a spot into one language. */
export type Translations = {
  /** A BCP 47 tag: the name of the file. */
  language: string;
  value: TranslationsFile;
  /** The line of a field in the file. */
  locate: Locate;
};

/** What a text is in another language, and the item of the file that says so. */
type FoundTranslation = {to: string; unreviewed: boolean; file: Translations; index: number};

/** The files that a language is translated by: the most exact one first, such as `de-AT` before `de`. `zh.yaml` has another script than `zh-TW`, and does not count for it. */
export const translationsFor = (all: readonly Translations[], language: string): Translations[] =>
  all
    .filter((each) => isInLanguageRange(language, each.language) && isSameLanguage(language, each.language))
    .toSorted((a, b) => b.language.length - a.language.length);

/** What a text of a field is in the language of the files. An item for the field comes before one for every field. */
export function findTranslation(
  files: readonly Translations[],
  text: string,
  field: string,
): FoundTranslation | undefined {
  const wanted = text.normalize('NFC');
  for (const file of files) {
    const {texts} = file.value;
    const own = texts.findIndex((each) => each.from === wanted && each.field === field);
    const index =
      own >= 0 ? own : texts.findIndex((each) => each.from === wanted && each.field === undefined);
    const found = texts[index];
    if (found) return {to: found.to, unreviewed: found.unreviewed, file, index};
  }
  return undefined;
}

/** Problems for texts that a file translates twice. Code: `translation-duplicate`. */
export function translatedTwice({value: {texts}, locate}: Translations): Problem[] {
  return texts.flatMap(({from, field}, index): Problem[] => {
    const first = texts.findIndex((each) => each.from === from && each.field === field);
    return first === index
      ? []
      : [
          {
            code: 'translation-duplicate',
            what: 'a text is translated twice',
            where: {...locate(['texts', index, 'from']), field: `texts.${index}.from`},
            expected: 'each text once, or once for each `field`',
            got: show(from),
            fix: 'Remove one of them, or give it the `field` that it is for.',
          },
        ];
  });
}
