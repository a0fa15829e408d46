import {join} from 'node:path';
import {parseYaml} from '../../../machine/documents/document.ts';
import {appendItem, editText} from '../../../machine/documents/edit-yaml.ts';
import {textsOfLine} from '../../../spot/brand/brand-lines.ts';
import {isInLanguageRange, isSameLanguage} from '../../../spot/documents/language-tag.ts';
import {TranslationsFile} from '../../../spot/documents/translations.ts';
import {sourceLanguage} from '../../../spot/language/localize-draft.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {show} from '../../../spot/problem/schema-problems.ts';
import type {AnyTemplate} from '../../../spot/variant/template.ts';
import type {Draft} from '../../../spot/variant/variants-file.ts';
import {loadCatalog} from '../../project/catalog.ts';
import {claimDays, daysAt} from '../../project/days-at.ts';
import type {Brand} from '../../project/load-brand.ts';
import {loadSpot, type SpotDocuments} from '../../project/load-spot.ts';
import type {Project} from '../../project/open-project.ts';
import {approvedFor} from '../../project/variants/claim-problems.ts';
import {missingLines, textsToTranslate} from '../../project/variants/language-problems.ts';
import {draftsOf} from '../../project/variants/plan-variants.ts';
import {folderOf} from '../../project/workspace.ts';
import {type Rewrite, textOf} from '../../takes/record-change.ts';
import {NOT_ASKED, type WordsWriter} from '../model/buy-words.ts';
import {withoutBrief} from '../write-context.ts';
import {isWordsError, modelTranslation, type Untranslated} from './model-translation.ts';
import {misfitOf, type ShownAt} from './text-misfit.ts';

/** Something that a person should know about the translations. */
export type TranslationNote = {
  /** `refused`: a translation of the model that is not used. `needs`: a text that a person has to supply. */
  kind: 'refused' | 'needs';
  /** The language that is translated into, as a BCP 47 tag. */
  language: string;
  /** The original text, or the field of the brand. */
  about: string;
  /** In words, without a full stop. */
  what: string;
};

/** The files of translations as they would be written. */
export type TranslationPlan = {
  rewrites: Rewrite[];
  notes: TranslationNote[];
  /** The first language for which a model has not been asked, because no limit was given, or because the question is not in the agreed plan. */
  unasked?: {language: string; error: TenspotError};
  /** The languages for which the model gave no answer, or none to its second question. After an error that the next language would meet too, the plan ends. */
  failed: {language: string; error: TenspotError}[];
};

/** Errors about the answer for one language. */
const OF_ONE_LANGUAGE = [
  'words-refused',
  'words-invalid',
  'words-incomplete',
  'words-moderated',
  'words-too-long',
  NOT_ASKED,
];

/**
 * Plans the translations that the variants of a spot miss, each marked `unreviewed`, at the end of its file; writes nothing. A text that a person translated is not
 * asked for. Lines of the brand are never asked for. Errors: `brief-missing` and those of documents; those of the model are in `failed`.
 */
export async function planTranslations(
  project: Project,
  id: string,
  words: WordsWriter,
): Promise<TranslationPlan> {
  const folder = await folderOf(join(project.workspace.compositions, 'spots'), 'spot', id);
  const spot = await loadSpot(folder, id);
  if (!spot.brief) throw withoutBrief(folder);
  const {brief} = spot;
  const drafts = await draftsOf(spot);
  const {catalog, faults} = await loadCatalog(project, new Set(drafts.map(({props}) => String(props.brand))));
  for (const fault of Object.values(faults)) throw fault;
  const source = sourceLanguage(spot.variants.value, drafts);
  const day = claimDays(daysAt(new Date()), spot).at(-1) ?? '';
  const plan: TranslationPlan = {rewrites: [], notes: [], failed: []};
  for (const [language, variants] of variantsByLanguage(drafts)) {
    const texts = new Map<string, ShownAt[]>();
    const [first] = variants;
    const brand = first && catalog.brands[String(first.props.brand)];
    if (!brand) continue;
    for (const draft of variants) {
      const template: AnyTemplate | undefined = catalog.templates[String(draft.props.template)];
      const own = catalog.brands[String(draft.props.brand)];
      for (const {field, text: written} of textsToTranslate(draft, {brief, template, brand: own})) {
        // As the file of translations has it.
        const text = written.normalize('NFC');
        if (own && linesOf(own).includes(text)) plan.notes.push(needsPerson(language, text));
        else
          texts.set(text, [...(texts.get(text) ?? []), {field, draft, template, own: own?.kit.placements}]);
      }
      for (const {where, what, fix} of own ? missingLines(draft, {source}, own) : [])
        plan.notes.push({
          kind: 'needs',
          language,
          about: where?.field ?? '',
          what: `${what}: ${(fix ?? '').replace(/\.$/, '')}`,
        });
    }
    if (texts.size === 0) continue;
    const names = [brand.file.meta.name, brief.product];
    const market = typeof first.props.market === 'string' ? first.props.market : undefined;
    const wanted: Untranslated = {
      ...{language, source},
      texts: [...texts].map(([from, shown]) => ({
        ...{from, source, language, names},
        misfit: (to) => misfitOf(to, shown, brief.placements),
      })),
      rules: {brief, brand, claims: {...approvedFor(brand, spot, language, market), language, day}},
    };
    const proposed = await modelTranslation(wanted, words.buy).catch((error: unknown) => {
      if (isWordsError(error)) return error;
      throw error;
    });
    const error = proposed instanceof TenspotError ? proposed : proposed.error;
    if (error?.code === NOT_ASKED && proposed === error) {
      plan.unasked ??= {language, error};
      continue;
    }
    if (error) plan.failed.push({language, error});
    const ends = error !== undefined && !OF_ONE_LANGUAGE.includes(error.code);
    if (proposed instanceof TenspotError) {
      if (ends) break;
      continue;
    }
    for (const {from, why} of proposed.refused)
      plan.notes.push({
        kind: 'refused',
        language,
        about: show(from),
        what: `the model's translation is not used: ${why}`,
      });
    if (proposed.texts.length > 0)
      plan.rewrites.push(await withTexts(fileOf(spot, language), proposed.texts));
    if (ends) break;
  }
  return withNotesOnce(plan);
}

/** The variants of each language. One whose texts the file of another language gives too, as `de` does for `de-AT`, goes with that one; `zh-TW` does not go with `zh`. */
function variantsByLanguage(drafts: readonly Draft[]): Map<string, Draft[]> {
  const open = drafts.filter(({props: {language}}) => typeof language === 'string');
  const languages = [...new Set(open.map(({props}) => String(props.language)))];
  const fileFor = (tag: string): string =>
    languages
      .filter((each) => isInLanguageRange(tag, each) && isSameLanguage(tag, each))
      .toSorted((a, b) => a.length - b.length)[0] ?? tag;
  return Map.groupBy(open, ({props}) => fileFor(String(props.language)));
}

/** The lines of a brand in all languages: those of the law and of the end card. */
const linesOf = ({file}: Brand): string[] => {
  const {legal, 'end-card': card, markets} = file.defaults.tenspot;
  return [
    legal,
    card.tagline,
    ...Object.values(markets).flatMap((each) => [each.legal, each.tagline]),
  ].flatMap((line) => textsOfLine(line));
};

const needsPerson = (language: string, text: string): TranslationNote => ({
  ...{kind: 'needs', language, about: show(text)},
  what: 'a model never translates a line of the brand: the person who approves these lines has to add the translation to brand.yaml and to translations/',
});

const withNotesOnce = (plan: TranslationPlan): TranslationPlan => ({
  ...plan,
  notes: plan.notes.filter(
    (note, at, all) => all.findIndex((each) => JSON.stringify(each) === JSON.stringify(note)) === at,
  ),
});

/** The file with the translations into a language: the one that the spot has, even with the name `de.yml` or `pt-br.yaml`, or else a new one. */
function fileOf(
  {folder, translations = []}: Pick<SpotDocuments, 'folder' | 'translations'>,
  language: string,
): string {
  const own = translations.find((each) => each.language.toLowerCase() === language.toLowerCase());
  return own?.locate([]).file ?? join(folder, 'translations', `${language}.yaml`);
}

/** A file of translations with more texts at its end. Every other byte stays. */
async function withTexts(file: string, texts: readonly {from: string; to: string}[]): Promise<Rewrite> {
  const before = await textOf(file);
  const after = editText(file, before, (text) =>
    texts.reduce((done, {from, to}) => appendItem(done, 'texts', {from, to, unreviewed: true}), text),
  );
  parseYaml(after, file, TranslationsFile);
  return {file, before, after};
}
