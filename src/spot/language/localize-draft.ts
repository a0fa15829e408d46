import {textsIn} from '../brand/characters.ts';
import {isSameLanguage} from '../documents/language-tag.ts';
import type {ScriptFile} from '../documents/script.ts';
import {valueAt} from '../problem/schema-problems.ts';
import {sourceOf} from '../variant/value-source.ts';
import {type Draft, setPath, type VariantRow, type VariantsFile} from '../variant/variants-file.ts';
import {type LocalizedTexts, NOT_LOCALIZED} from './localized-texts.ts';
import {isNumberValue, numberText} from './number-text.ts';
import {findTranslation, type Translations, translationsFor} from './translations.ts';

/** What a spot is translated from, and with. */
type Localizing = {
  file: VariantsFile;
  /** The language of the texts that variants share (`sourceLanguage`). */
  source: string;
  /** The rows of the variants, of the document or the CSV. Default: none. */
  rows: readonly VariantRow[] | undefined;
  /** The beats of the script. */
  beats: readonly Pick<ScriptFile['beats'][number], 'slot' | 'says'>[];
  translations: readonly Translations[];
};

/** The fields of an ad that have text in a language. */
export const AD_TEXTS = ['primaryText', 'headline', 'longHeadline', 'description'] as const;

/**
 * The language of the texts that variants share: that of `props`. Where `props` has none, it is that of the variants if all have one, and
 * English, the default of the prop, if not.
 */
export function sourceLanguage({props}: VariantsFile, drafts: readonly Pick<Draft, 'props'>[]): string {
  const written = languageOf(props);
  if (written !== undefined) return written;
  const [first = 'en', ...others] = drafts.map((draft) => languageOf(draft.props) ?? 'en');
  return others.every((each) => isSameLanguage(each, first)) ? first : 'en';
}

/**
 * A draft in its language: prices and numbers of its copy written as the language writes them, and its texts translated. Texts that its own
 * row has, or the value of an axis that also sets `language`, are in that language; all others are in the language that the spot is written in. What
 * could not be done is in `localized`.
 */
export function localizeDraft(draft: Draft, localizing: Localizing): Draft {
  const language = languageOf(draft.props) ?? localizing.source;
  const numbers = numbersIn(draft.props.copy, ['copy']);
  const written = writeNumbers(draft, numbers, language);
  const files = translationsFor(localizing.translations, language);
  const isOther = !isSameLanguage(language, localizing.source);
  if (!isOther && files.length === 0) return written;
  let both: unknown = {props: written.props, ad: written.ad};
  const translated: LocalizedTexts['translated'] = {};
  const missing: LocalizedTexts['missing'] = [];
  for (const {path, text, field} of textsOf(written, localizing)) {
    if (numbers.some((each) => each.path.join('.') === field) || isOwn(written, field, localizing)) continue;
    const found = findTranslation(files, text, field);
    if (found) {
      const {to, unreviewed, file, index} = found;
      both = setPath(both, path[0] === 'ad' ? field : `props.${field}`, to);
      translated[field] = {where: file.locate(['texts', index, 'to']), text, unreviewed};
    } else if (isOther) missing.push({field, text});
  }
  const {props, ad} = both as Pick<Draft, 'props' | 'ad'>;
  return {
    ...written,
    props,
    ...(ad === undefined ? {} : {ad}),
    localized: {
      ...(written.localized ?? NOT_LOCALIZED),
      translated,
      missing,
      shared: isOther ? sharedFiles(written, localizing) : [],
    },
  };
}

/** The recording and the captions of a draft that are not set for its language. */
const sharedFiles = (draft: Draft, localizing: Localizing): LocalizedTexts['shared'] =>
  (['voice', 'captions'] as const).flatMap((field) => {
    const file = draft.props[field];
    return typeof file === 'string' && !isOwn(draft, field, localizing) ? [{field, file}] : [];
  });

const languageOf = ({language}: Record<string, unknown>): string | undefined =>
  typeof language === 'string' ? language : undefined;

type TextOfDraft = {path: (string | number)[]; field: string; text: string};

/** The texts of a draft that may be words: its copy, its ad, and what its speaker says. */
function textsOf({props, ad}: Draft, {beats}: Localizing): TextOfDraft[] {
  const says = valueAt(props, ['voice', 'says']);
  const speaks = valueAt(props, ['voice', 'speaker']) !== undefined;
  const own = typeof says === 'object' && says !== null ? (says as Record<string, unknown>) : {};
  const spoken = speaks
    ? [
        ...textsIn(own, ['voice', 'says']),
        ...beats
          .filter(({slot}) => own[slot] === undefined)
          .map(({slot, says: text}) => ({path: ['voice', 'says', slot], text})),
      ]
    : [];
  const inAd = textsIn(ad ?? {}, ['ad']).filter(({path}) => AD_TEXTS.some((name) => name === path[1]));
  return [...textsIn(props.copy, ['copy']), ...inAd, ...spoken]
    .filter(({text}) => /\p{L}/u.test(text))
    .map(({path, text}) => ({path, text, field: path.join('.')}));
}

/** The language that a text of a draft is written in, before it is translated: that of its variant, or that of the spot. */
export const writtenIn = (
  draft: Draft,
  field: string,
  place: Pick<Localizing, 'file' | 'rows' | 'source'>,
): string => (isOwn(draft, field, place) ? languageOf(draft.props) : undefined) ?? place.source;

/** Whether a text is written for the language of its variant: in its row, or beside the `language` of an axis value. */
function isOwn(draft: Draft, field: string, {file, rows}: Pick<Localizing, 'file' | 'rows'>): boolean {
  const source = field.startsWith('ad.')
    ? adSource(draft, file, rows, field)
    : sourceOf(draft, file, rows, field);
  if (source?.kind === 'row' || source?.kind === 'csv') return true;
  if (source?.kind !== 'axis') return false;
  return valueAt(file, [...source.path.slice(0, 3), 'language']) !== undefined;
}

/** The place of a text of the ad: rows and axis values may set it, as they set props. */
const adSource: typeof sourceOf = (draft, file, rows, field) =>
  sourceOf(draft, {...file, props: {ad: file.ad}}, rows, field);

function writeNumbers(draft: Draft, values: readonly NumberInCopy[], language: string): Draft {
  if (values.length === 0) return draft;
  let props: unknown = draft.props;
  const currencies: LocalizedTexts['currencies'] = {};
  const wrong: LocalizedTexts['wrong'] = [];
  for (const {path, value} of values) {
    const field = path.join('.');
    const made = numberText(value, language);
    // A value that is no number is replaced by its text, so that one mistake gives one problem.
    props = setPath(props, field, 'problem' in made ? String(value.amount ?? value.number) : made.text);
    if ('problem' in made) wrong.push({field, expected: made.problem, got: value});
    else if (made.currency !== undefined) currencies[field] = made.currency;
  }
  return {
    ...draft,
    props: props as Record<string, unknown>,
    localized: {...NOT_LOCALIZED, currencies, wrong},
  };
}

type NumberInCopy = {path: (string | number)[]; value: Record<string, unknown>};

/** The prices and numbers in a value, with their paths. */
function numbersIn(value: unknown, path: (string | number)[]): NumberInCopy[] {
  if (isNumberValue(value)) return [{path, value}];
  if (Array.isArray(value)) return value.flatMap((inner, index) => numbersIn(inner, [...path, index]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key]));
  return [];
}
