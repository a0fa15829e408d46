import {basename, join} from 'node:path';
import {
  type Document,
  type DocumentTexts,
  readDocument,
  readFrontMatter,
} from '../../machine/documents/document.ts';
import {listEntries} from '../../machine/files/folders.ts';
import {exists} from '../../machine/files/read-file.ts';
import {Brief} from '../../spot/documents/brief.ts';
import type {LibraryClip} from '../../spot/documents/clip-library.ts';
import type {CutValue} from '../../spot/documents/cut-value.ts';
import {EditFile} from '../../spot/documents/edit.ts';
import {GradeFile} from '../../spot/documents/grade.ts';
import {LanguageTag} from '../../spot/documents/language-tag.ts';
import {RightsFile, type RightsRecord} from '../../spot/documents/rights.ts';
import {ScriptFile} from '../../spot/documents/script.ts';
import {type Shot, ShotsFile} from '../../spot/documents/shots.ts';
import {TranslationsFile} from '../../spot/documents/translations.ts';
import {type Translations, translatedTwice} from '../../spot/language/translations.ts';
import {invalid, type Problem} from '../../spot/problem/errors.ts';
import type {Locate} from '../../spot/problem/schema-problems.ts';
import {RoutingPolicy} from '../../spot/routing/policy.ts';
import type {LogoFile} from '../../spot/sound/sonic-logo.ts';
import type {BedTrack} from '../../spot/timeline/edit-timing.ts';
import {VariantsFile} from '../../spot/variant/variants-file.ts';
import type {Speech} from '../voice/spoken-file.ts';
import {type SpotFeed, withFeed} from './feed/spot-feed.ts';
import {readClips} from './load-brand.ts';
import type {ReadCaptions} from './variants/read-captions.ts';

/** The documents of a spot, each checked by itself. */
export type SpotDocuments = {
  id: string;
  folder: string;
  /** With the axis of its feed. */
  variants: Document<VariantsFile>;
  /** The product feed that its variants come from. Default: none. */
  feed?: SpotFeed | undefined;
  shots: Shot[];
  policy: RoutingPolicy;
  /** The path of `shots.yaml` where there is none. */
  shotsMissing: string | undefined;
  /** The line of a field in `shots.yaml`. */
  shotsAt: Locate;
  /** Values of `shots.yaml` that end where a comment begins. */
  shotCuts: CutValue[];
  edit: Document<EditFile> | null;
  grade: Document<GradeFile> | null;
  brief: Brief | null;
  script: Document<ScriptFile> | null;
  /** The translations of its texts, by language. Default: none. */
  translations?: readonly Translations[] | undefined;
  rights: RightsRecord[];
  /** The line of a field in `rights.yaml`. Left out where there is none. */
  rightsAt?: Locate | undefined;
  clips: LibraryClip[];
  /** The words of the captions that variants name. */
  captions: ReadCaptions;
  /** The lines of the voices that are spoken. */
  speech: Speech;
  /** The speeds at which models speak that do not have the speed of the voice, by the keys of lines. Default: that of the voice. */
  speeds?: Readonly<Record<string, number>> | undefined;
  /** The beds of the variants with their beats, where `edit.yaml` moves cuts to beats. Default: none. */
  tracks?: Record<string, BedTrack> | undefined;
  /** The files of the sonic logos of its brands, by the id of the brand. Default: none. */
  logos?: Readonly<Record<string, LogoFile>> | undefined;
};

/** Reads the documents of a spot. `texts` stand in for files. Default: none. */
export async function loadSpot(folder: string, id: string, texts?: DocumentTexts): Promise<SpotDocuments> {
  const at = (name: string): string => join(folder, name);
  const optional = async <T>(name: string, read: (file: string) => Promise<T>): Promise<T | null> =>
    texts?.has(at(name)) || (await exists(at(name))) ? read(at(name)) : null;
  if (!texts?.has(at('variants.yaml')) && !(await exists(at('variants.yaml')))) throw unstarted(folder, id);
  const shots = await optional('shots.yaml', (file) => readDocument(file, ShotsFile, texts));
  if (shots) refuseTwice(shots);
  const rights = await optional('rights.yaml', (file) => readDocument(file, RightsFile, texts));
  const brief = (await optional('brief.md', (file) => readFrontMatter(file, Brief)))?.value ?? null;
  const policy = shots?.value.policy ?? RoutingPolicy.parse({});
  const edit = await optional('edit.yaml', (file) => readDocument(file, EditFile, texts));
  return {
    id,
    folder,
    shotCuts: shots?.cuts ?? [],
    ...(await withFeed(await readDocument(at('variants.yaml'), VariantsFile, texts), folder)),
    shots: shots?.value.shots ?? [],
    shotsMissing: shots ? undefined : at('shots.yaml'),
    policy: {
      ...policy,
      budget: {...policy.budget, ...(brief?.budget === undefined ? {} : {spot: brief.budget})},
    },
    shotsAt: shots?.locate ?? (() => ({file: at('shots.yaml')})),
    edit,
    grade: await optional('grade.yaml', (file) => readDocument(file, GradeFile, texts)),
    brief,
    script: await optional('script.yaml', (file) => readDocument(file, ScriptFile, texts)),
    translations: await readTranslations(at('translations'), texts),
    rights: rights?.value.records ?? [],
    rightsAt: rights?.locate,
    clips: await readClips(folder),
    captions: new Map(),
    speech: {},
  };
}

/** The files of `translations/`, each named by its language. Errors: `translation-language`, `translation-duplicate`. */
async function readTranslations(folder: string, texts?: DocumentTexts): Promise<Translations[]> {
  if (!(await exists(folder))) return [];
  const files: (Translations & {file: string})[] = [];
  for (const name of (await listEntries(folder)).filter((each) => /\.ya?ml$/i.test(each))) {
    const file = join(folder, name);
    const language = name.replace(/\.ya?ml$/i, '');
    if (!LanguageTag.safeParse(language).success)
      throw invalid({
        code: 'translation-language',
        what: 'a translation file is not named after a language',
        where: {file},
        expected: 'a language tag as the name, such as de.yaml or pt-BR.yaml',
        got: name,
        fix: 'Rename the file.',
      });
    const other = files.find((each) => each.language.toLowerCase() === language.toLowerCase());
    if (other)
      throw invalid({
        code: 'translation-duplicate',
        what: `two files have the translations into ${language}`,
        where: {file},
        expected: 'one file for each language',
        got: `${basename(other.file)} and ${name}`,
        fix: 'Move the texts into one of them, and remove the other.',
      });
    files.push({language, ...(await readDocument(file, TranslationsFile, texts))});
  }
  const twice = files.flatMap(translatedTwice);
  if (twice.length > 0) throw invalid(twice);
  return files;
}

const unstarted = (folder: string, id: string) =>
  invalid({
    code: 'spot-empty',
    what: `the spot "${id}" has no variants.yaml`,
    where: {file: folder},
    expected: 'a variants.yaml, which names the template and the brand, and lists the variants',
    got: 'none',
    fix: 'Copy variants.yaml from another spot, or remove the folder and run `tenspot new spot`.',
  });

function refuseTwice({value: {shots}, locate}: Document<ShotsFile>): void {
  const problems = shots.flatMap((shot, index): Problem[] =>
    shots.findIndex((other) => other.id === shot.id) === index
      ? []
      : [
          {
            code: 'shot-duplicate',
            what: `two shots have the id "${shot.id}"`,
            where: {...locate(['shots', index, 'id']), field: `shots.${index}.id`},
            expected: 'a different id for each shot',
            got: shot.id,
            fix: 'Rename one of them.',
          },
        ],
  );
  if (problems.length > 0) throw invalid(problems);
}
