import {join} from 'node:path';
import {readText} from '../../../machine/files/read-file.ts';
import {writeWhole} from '../../../machine/files/write-file.ts';
import {BrandFile} from '../../../spot/brand/brand-file.ts';
import {AnglesFile} from '../../../spot/documents/angles.ts';
import {Brief} from '../../../spot/documents/brief.ts';
import {LibraryFile} from '../../../spot/documents/clip-library.ts';
import {EditFile} from '../../../spot/documents/edit.ts';
import {GradeFile} from '../../../spot/documents/grade.ts';
import {RightsFile} from '../../../spot/documents/rights.ts';
import {ScriptFile} from '../../../spot/documents/script.ts';
import {ShotsFile} from '../../../spot/documents/shots.ts';
import {TranslationsFile} from '../../../spot/documents/translations.ts';
import {TakesFile} from '../../../spot/takes/verdicts.ts';
import type {AnyTemplate} from '../../../spot/variant/template.ts';
import {type JsonSchema, toJson} from './json-schema.ts';
import {variantsJson} from './variants-schema.ts';

type Templates = Record<string, AnyTemplate>;

type DocumentKind = {
  name: string;
  /** Where documents of this kind lie in a workspace. */
  files: string[];
  schema: (templates: Templates) => JsonSchema;
};

/** Every kind of document that people write. */
export const DOCUMENTS: readonly DocumentKind[] = [
  {name: 'brand', files: ['brands/*/brand.yaml'], schema: () => toJson(BrandFile)},
  {name: 'brief', files: ['compositions/spots/*/brief.md'], schema: () => toJson(Brief)},
  {name: 'angles', files: ['compositions/spots/*/angles.yaml'], schema: () => toJson(AnglesFile)},
  {name: 'script', files: ['compositions/spots/*/script.yaml'], schema: () => toJson(ScriptFile)},
  {name: 'shots', files: ['compositions/spots/*/shots.yaml'], schema: () => toJson(ShotsFile)},
  {name: 'edit', files: ['compositions/spots/*/edit.yaml'], schema: () => toJson(EditFile)},
  {name: 'grade', files: ['compositions/spots/*/grade.yaml'], schema: () => toJson(GradeFile)},
  {name: 'takes', files: ['compositions/spots/*/takes.yaml'], schema: () => toJson(TakesFile)},
  {
    name: 'translations',
    files: ['compositions/spots/*/translations/*.yaml'],
    schema: () => toJson(TranslationsFile),
  },
  {name: 'variants', files: ['compositions/spots/*/variants.yaml'], schema: variantsJson},
  {
    name: 'footage',
    files: ['brands/*/footage.yaml', 'compositions/spots/*/footage.yaml'],
    schema: () => toJson(LibraryFile),
  },
  {
    name: 'rights',
    files: ['brands/*/rights.yaml', 'compositions/spots/*/rights.yaml'],
    schema: () => toJson(RightsFile),
  },
];

/** Where the schema of a kind of document lies in a workspace. */
export const schemaPath = (name: string): string => `.tenspot/schemas/${name}.schema.json`;

/** The schemas of a workspace: file and text. */
export const schemasFor = (root: string, templates: Templates): {file: string; text: string}[] =>
  DOCUMENTS.map(({name, schema}) => ({
    file: join(root, schemaPath(name)),
    text: `${JSON.stringify({title: `Tenspot: ${name}`, ...schema(templates)}, null, 1)}\n`,
  }));

/** Schemas that are missing, or not what the templates say. */
export const staleSchemas = async (root: string, templates: Templates): Promise<string[]> =>
  (await stale(root, templates)).map(({file}) => file);

/** Writes the JSON Schemas that editors complete and check documents with. Returns those that changed. */
export async function writeSchemas(root: string, templates: Templates): Promise<string[]> {
  const changed = await stale(root, templates);
  for (const {file, text} of changed) await writeWhole(file, text);
  return changed.map(({file}) => file);
}

async function stale(root: string, templates: Templates): Promise<{file: string; text: string}[]> {
  const all = schemasFor(root, templates);
  const texts = await Promise.all(all.map(({file}) => readText(file).catch(() => '')));
  return all.filter(({text}, index) => texts[index] !== text);
}
