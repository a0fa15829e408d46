import {join} from 'node:path';
import {setCell} from '../../../machine/documents/edit-csv.ts';
import {setIn} from '../../../machine/documents/edit-yaml.ts';
import {isSameLanguage} from '../../../spot/documents/language-tag.ts';
import {PRODUCT_AXIS} from '../../../spot/feed/feed-settings.ts';
import {sourceLanguage, writtenIn} from '../../../spot/language/localize-draft.ts';
import {isNumberValue} from '../../../spot/language/number-text.ts';
import {show, valueAt} from '../../../spot/problem/schema-problems.ts';
import {sourceName, sourceOf, type ValueSource} from '../../../spot/variant/value-source.ts';
import type {Draft, VariantRow} from '../../../spot/variant/variants-file.ts';
import type {SpotDocuments} from '../../project/load-spot.ts';
import {draftsOf} from '../../project/variants/plan-variants.ts';
import {csvFile, readRows} from '../../project/variants/read-csv.ts';
import type {DocumentEdits} from './document-edits.ts';
import {type AppliedChange, notApplicable, tooWide} from './note-scope.ts';

/**
 * A new value of a prop. `beside`: the prop whose place it is written to where it is not set yet. `isWords`: the value is in the language
 * of the text that it replaces. Default: it is for all languages.
 */
export type FieldChange = {field: string; value: unknown; beside?: string | undefined; isWords?: boolean};

/**
 * Writes the value of a prop where it comes from: shared props, the value of an axis, a row, a cell of the CSV. Variants outside the scope
 * keep theirs. Gives the variants that the scope covers, and whose text stays because it is in another language. Errors: `note-scope`,
 * `note-not-applicable`.
 */
export async function changeField(
  change: FieldChange,
  applied: AppliedChange,
  spot: SpotDocuments,
  edits: DocumentEdits,
): Promise<string[]> {
  const table = await openTable(spot);
  const own = table.drafts.find(({id}) => id === applied.note.variant);
  const origin = change.beside ?? change.field;
  const source = own && table.source(own, origin);
  if (!own || !source) throw unset(applied, change.field);
  const translated = own.localized?.translated[change.field];
  if (translated)
    throw notApplicable(applied.note, {
      what: `${change.field} is a translation, and other variants show its original text`,
      expected: 'a change in the translation file',
      got: show(change.value),
      fix: `Change \`to\` in ${translated.where.file}, line ${translated.where.line}.`,
    });
  const wanted = inScope(own, origin, applied, table);
  const covered = wanted.filter(
    (draft) => !change.isWords || isSameLanguage(table.language(draft, origin), table.language(own, origin)),
  );
  const places = Map.groupBy(covered, (draft) => sourceName(table.source(draft, origin) ?? source));
  for (const [name, drafts] of places) {
    const [first] = drafts;
    const place = first && table.source(first, origin);
    if (!first || !place) continue;
    if (spot.feed && isOfFeed(place))
      throw notApplicable(applied.note, {
        what: `${change.field} comes from the product feed`,
        expected: 'a change in the shop',
        got: show(change.value),
        fix: 'Change it in the shop and export the feed again, or give the variant a row of its own in variants.yaml.',
      });
    if (change.beside === undefined && isNumberValue(place.value))
      throw notApplicable(applied.note, {
        what: `${change.field} is a price or number as a value, which each language writes in its own way`,
        expected: `another value in ${inWords(place)}`,
        got: show(change.value),
        fix: 'Change the value there, or decline the note.',
      });
    const sharers = table.drafts.filter((draft) => {
      const other = table.source(draft, origin);
      return other !== undefined && sourceName(other) === name;
    });
    const outside = sharers.filter((draft) => !drafts.includes(draft));
    if (outside.length === 0) await write(place, change, edits, spot, applied);
    else if (drafts.length === 1 && first.origin.path[0] !== 'axes')
      await override(first, change, edits, spot, applied);
    else throw tooWide(applied, {what: change.field, where: inWords(place), by: sharers.map(({id}) => id)});
  }
  return wanted.filter((draft) => !covered.includes(draft)).map(({id}) => id);
}

const isOfFeed = (place: ValueSource): boolean => place.kind === 'axis' && place.path[1] === PRODUCT_AXIS;

type Table = {
  drafts: Draft[];
  source: (draft: Draft, field: string) => ValueSource | undefined;
  /** The language in which the documents have a text. */
  language: (draft: Draft, field: string) => string;
};

/** Whether the documents of a spot set a prop of a variant themselves. */
export async function isWritten(spot: SpotDocuments, variant: string, field: string): Promise<boolean> {
  const {drafts, source} = await openTable(spot);
  const draft = drafts.find(({id}) => id === variant);
  return draft !== undefined && source(draft, field) !== undefined;
}

async function openTable(spot: SpotDocuments): Promise<Table> {
  const file = spot.variants.value;
  const drafts = await draftsOf(spot);
  const rows: readonly VariantRow[] | undefined =
    file.csv === undefined ? file.rows : (await readRows(spot.folder, file.csv)).rows;
  const place = {file, rows, source: sourceLanguage(file, drafts)};
  return {
    drafts,
    source: (draft, field) => sourceOf(draft, file, rows, field),
    language: (draft, field) => writtenIn(draft, field, place),
  };
}

/** The variants that a note covers: its own; those that show the same value; or all that have the field. */
function inScope(own: Draft, field: string, {scope}: AppliedChange, {drafts, source}: Table): Draft[] {
  if (scope === 'variant') return [own];
  const shown = JSON.stringify(source(own, field)?.value);
  return drafts.filter((draft) => {
    const other = source(draft, field);
    if (!other || draft.props.template !== own.props.template) return false;
    return scope === 'all' || JSON.stringify(other.value) === shown;
  });
}

async function write(
  place: ValueSource,
  {field, value, beside}: FieldChange,
  edits: DocumentEdits,
  spot: SpotDocuments,
  applied: AppliedChange,
): Promise<void> {
  if (place.kind === 'csv') return writeCell(place.row, field, value, edits, spot, applied);
  const path = beside === undefined ? place.path : siblingPath(place.path, beside, field);
  await edits.change(spot.variants.file, (text) => setIn(text, path, value));
}

/** The path of a prop beside another one: `copy.hookSize` beside `copy.hook`. */
function siblingPath(path: readonly (string | number)[], beside: string, field: string): (string | number)[] {
  const last = String(path.at(-1));
  // A dot path is one key of an axis value or row; in `props`, each part is a key.
  return [...path.slice(0, -1), last === beside ? field : (field.split('.').at(-1) ?? field)];
}

/** Gives a row a value of its own, over the one that it shares. */
async function override(
  {origin}: Draft,
  {field, value}: FieldChange,
  edits: DocumentEdits,
  spot: SpotDocuments,
  applied: AppliedChange,
): Promise<void> {
  const [list, index] = origin.path;
  if (list === 'csv') return writeCell((origin.row ?? 1) - 1, field, value, edits, spot, applied);
  await edits.change(spot.variants.file, (text) => setIn(text, [String(list), Number(index), field], value));
}

async function writeCell(
  row: number,
  column: string,
  value: unknown,
  edits: DocumentEdits,
  spot: SpotDocuments,
  {note}: AppliedChange,
): Promise<void> {
  if (value !== null && typeof value === 'object') {
    const columns = Object.keys(value).map((key) => `${column}.${key}`);
    throw notApplicable(note, {
      what: `a cell of the column ${column} holds one value, and the row needs ${columns.length}`,
      expected: `the columns ${columns.join(' and ')} in ${spot.variants.value.csv}`,
      got: column,
      fix: `Rename the column ${column} to ${columns[0]}, add ${columns.slice(1).join(' and ')}, and apply the change again.`,
    });
  }
  if (value === '')
    throw notApplicable(note, {
      what: `an empty cell of the column ${column} is no empty text: the row would show the shared value`,
      expected: 'a text',
      got: 'none',
      fix: 'Move the row to `rows` of variants.yaml, where a text can be empty.',
    });
  const file = await csvFile(spot.folder, spot.variants.value.csv ?? '');
  await edits.change(file, (text) => {
    const changed = setCell(text, row, column, String(value));
    if (changed !== undefined) return changed;
    throw notApplicable(note, {
      what: `the CSV has no column for ${column}, so this row cannot have a value of its own`,
      expected: `a column ${column} in ${spot.variants.value.csv}`,
      got: 'none',
      fix: 'Add the column. A row with an empty cell keeps the shared value.',
    });
  });
}

const inWords = (place: ValueSource): string =>
  place.kind === 'csv' ? `row ${place.row + 1} of the CSV` : `${place.path.join('.')} of variants.yaml`;

function unset({note, variant}: AppliedChange, field: string) {
  const known = textFields(variant.props.copy, 'copy');
  return notApplicable(note, {
    what: `the documents do not set ${field} of ${note.variant}`,
    expected: known.join(', ') || 'a field of the copy',
    got: field,
  });
}

/** The dot paths of all texts in a value. */
export const textFields = (value: unknown, path: string): string[] =>
  typeof value === 'string'
    ? [path]
    : value && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => textFields(inner, `${path}.${key}`))
      : [];

/** The folder-relative name of a document. */
export const documentIn = ({folder}: SpotDocuments, name: string): string => join(folder, name);

/** The value of a prop by dot path. */
export const propAt = (props: unknown, field: string): unknown => valueAt(props, field.split('.'));
