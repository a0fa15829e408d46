import {brandLinesIn} from '../../../spot/brand/brand-lines.ts';
import {isSameLanguage} from '../../../spot/documents/language-tag.ts';
import {countWords} from '../../../spot/findings/words.ts';
import {sourceLanguage} from '../../../spot/language/localize-draft.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import type {VariantProblem} from '../../../spot/problem/join-problems.ts';
import {show} from '../../../spot/problem/schema-problems.ts';
import {readTyped} from '../../../spot/variant/parse-props.ts';
import type {AnyTemplate} from '../../../spot/variant/template.ts';
import {originOf} from '../../../spot/variant/value-origin.ts';
import {type Draft, setPath} from '../../../spot/variant/variants-file.ts';
import type {Catalog} from '../catalog.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';

/**
 * Problems of variants in other languages than that of the spot, and of prices and numbers that are written as values. Codes:
 * `translation-missing`, `copy-number`, `price-currency`.
 */
export function languageProblems(
  spot: Pick<SpotDocuments, 'variants' | 'brief'>,
  drafts: readonly Draft[],
  {brands, templates}: Pick<Catalog, 'brands' | 'templates'>,
): VariantProblem[] {
  const source = sourceLanguage(spot.variants.value, drafts);
  const texts = {...spot, source};
  return drafts.flatMap((draft) => {
    const brand = brands[String(draft.props.brand)];
    const template = templates[String(draft.props.template)];
    return [
      ...missingTexts(draft, texts, template, brand),
      ...sharedFiles(draft, texts),
      ...wrongNumbers(draft, texts, brand),
      ...(brand ? missingLines(draft, texts, brand) : []),
    ].map((problem) => ({id: draft.id, problem}));
  });
}

/** The problem of a variant that shows translations that no person has read; undefined if it shows none. Code: `translation-unreviewed`. */
export function unreviewedProblem({localized}: Pick<Draft, 'localized'>): Problem | undefined {
  const [first, ...more] = Object.entries(localized?.translated ?? {}).filter(
    ([, {unreviewed}]) => unreviewed,
  );
  if (!first) return undefined;
  const [field, {where, text}] = first;
  return {
    code: 'translation-unreviewed',
    what: `shows a translation that no person has read: ${field}${more.length > 0 ? `, and ${more.length} more` : ''}`,
    where: {...where, field},
    expected: 'translations that a person who reads the language has read',
    got: `\`unreviewed: true\` for ${show(text)}`,
    fix: 'Ask a person who reads the language to check it, then remove `unreviewed`.',
  };
}

type Texts = Pick<SpotDocuments, 'variants' | 'brief'> & {source: string};

function missingTexts(
  draft: Draft,
  {variants: {value, locate}, brief, source}: Texts,
  template: AnyTemplate | undefined,
  brand: Brand | undefined,
): Problem[] {
  const language = String(draft.props.language);
  return textsToTranslate(draft, {brief, template, brand}).map(({field, text}) => ({
    code: 'translation-missing',
    what: `has no translation of ${field} into ${language}`,
    where: {...originOf(draft, value, field.split('.'), locate), field},
    expected: `the text in ${language}; it is written in ${source}`,
    got: show(text),
    fix: `Add \`{from: ${JSON.stringify(text)}, to: ...}\` to translations/${language}.yaml, or write the text in the row, or beside \`language\` in the axis value.`,
  }));
}

/** Problems for a recording or captions in another language than that of the variant. */
function sharedFiles(draft: Draft, {variants: {value, locate}, source}: Texts): Problem[] {
  const language = String(draft.props.language);
  return (draft.localized?.shared ?? []).map(({field, file}) => ({
    code: 'translation-missing',
    what: `has the ${field} of another language`,
    where: {...originOf(draft, value, [field], locate), field},
    expected: `${field === 'voice' ? 'a recording' : 'captions'} in ${language}; those of \`props\` are in ${source}`,
    got: show(file),
    fix: `Set \`${field}\` in the row, or beside \`language\` in the axis value: to a file in ${language}, to the same file if it is meant, or to null for none.`,
  }));
}

/** The texts of a draft that need a translation and have none. Names, and texts that are no words, need none. */
export function textsToTranslate(
  draft: Draft,
  {
    brief,
    template,
    brand,
  }: Pick<SpotDocuments, 'brief'> & {template: AnyTemplate | undefined; brand: Brand | undefined},
): {field: string; text: string}[] {
  const names = [brand?.file.meta.name, brief?.product];
  return (draft.localized?.missing ?? []).filter(
    ({field, text}) => !names.includes(text) && isWords({field, text}, draft, template),
  );
}

/**
 * Whether a text is words, and not the name of a choice: the template would take another text in its place. One spoken word, such as a name,
 * may be the same in all languages.
 */
function isWords(
  {field, text}: {field: string; text: string},
  draft: Draft,
  template: AnyTemplate | undefined,
): boolean {
  if (field.startsWith('voice.')) return countWords(text, String(draft.props.language)) > 1;
  if (!field.startsWith('copy.') || !template) return true;
  const {copy} = draft.props;
  if (!readTyped(template.copy, copy).success) return true;
  const other = setPath(
    copy,
    field.slice('copy.'.length),
    `${text.startsWith('x') ? 'q' : 'x'}${text.slice(1)}`,
  );
  return readTyped(template.copy, other).success;
}

function wrongNumbers(draft: Draft, {variants: {value, locate}}: Texts, brand: Brand | undefined): Problem[] {
  const {wrong = [], currencies = {}} = draft.localized ?? {};
  const whereOf = (field: string) => ({...originOf(draft, value, field.split('.'), locate), field});
  const market = String(draft.props.market);
  const expected = brand?.file.defaults.tenspot.markets[market]?.currency;
  return [
    ...wrong.map(({field, expected: wanted, got}) => ({
      code: 'copy-number',
      what: `${field} is not a valid price or number`,
      where: whereOf(field),
      expected: wanted,
      got: show(got),
      fix: 'Correct the value, or write the text itself.',
    })),
    ...Object.entries(currencies)
      .filter(([, currency]) => expected !== undefined && currency !== expected)
      .map(([field, currency]) => ({
        code: 'price-currency',
        what: `${field} is not in the currency of its market`,
        where: whereOf(field),
        expected: `${expected}, the currency of the market "${market}"`,
        got: currency,
        fix: 'Write the price of this market: amounts are never converted.',
      })),
  ];
}

/** Problems for lines of the brand that a variant shows and that have no text in its language. */
export function missingLines(
  draft: Draft,
  {source}: Pick<Texts, 'source'>,
  {file, locate}: Brand,
): Problem[] {
  const language = String(draft.props.language ?? source);
  const market = typeof draft.props.market === 'string' ? draft.props.market : undefined;
  const isOther = !isSameLanguage(language, source);
  const lines = brandLinesIn(file.defaults.tenspot, {language, market});
  return Object.entries(lines)
    .filter(([name, {text, isOneText, isMissing}]) =>
      name === 'url' ? isMissing : isMissing || (isOther && isOneText && /\p{L}/u.test(text ?? '')),
    )
    .map(([name, {field, text}]) => {
      const path = ['defaults', 'tenspot', ...field];
      return {
        code: 'translation-missing',
        what: `shows the ${name} of the brand, which has no text in ${language}`,
        where: {...locate(path), field: path.join('.')},
        expected: `a text for ${language}`,
        got: text === null ? 'other languages' : show(text),
        fix: `${name === 'legal' ? 'The person who approves legal texts for the brand has to supply it; a model does not translate it. ' : ''}Write a text for each language: \`{${source}: ..., ${language}: ...}\`.`,
      };
    });
}
