import {globSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {Ajv, type ValidateFunction} from 'ajv';
import addFormats from 'ajv-formats';
import {beforeAll, describe, expect, test} from 'vitest';
import {parse} from 'yaml';
import {loadTemplates} from '../../../../src/production/project/load-templates.ts';
import {DOCUMENTS, schemasFor, writeSchemas} from '../../../../src/production/scaffold/schemas/schemas.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {ROOT} from '../../../support/tools.ts';

const FIXTURE = join(ROOT, 'test/fixtures/workspace');
const WORKSPACES = [ROOT, FIXTURE];

type Schemas = Record<string, ValidateFunction>;
const schemas: Record<string, Schemas> = {};

beforeAll(async () => {
  for (const root of WORKSPACES) schemas[root] = compile(await loadTemplates(join(root, 'compositions')));
});

function compile(templates: Parameters<typeof schemasFor>[1]): Schemas {
  const texts = schemasFor('/', templates).map(({text}) => text);
  return Object.fromEntries(
    DOCUMENTS.map(({name}, index) => {
      const ajv = new Ajv({allErrors: true, strictTypes: false, allowMatchingProperties: true});
      addFormats.default(ajv);
      return [name, ajv.compile(JSON.parse(texts[index] ?? ''))];
    }),
  );
}

/** What a document says, as an editor reads it. */
const documentOf = (file: string): unknown => {
  const text = readFileSync(file, 'utf8');
  return parse(file.endsWith('.md') ? (text.split(/^---$/m)[1] ?? '') : text);
};

const written = WORKSPACES.flatMap((root) =>
  DOCUMENTS.flatMap(({name, files}) =>
    files.flatMap((pattern) => globSync(pattern, {cwd: root}).map((file) => ({name, root, file}))),
  ),
);

test.each(written)('$file is a $name as its schema has it', ({name, root, file}) => {
  const check = schemas[root]?.[name];
  check?.(documentOf(join(root, file)));
  expect(check?.errors ?? []).toEqual([]);
});

/** The documents of which docs/documents.md has the only example. */
const ofDocs = DOCUMENTS.filter(({name}) => name === 'angles' || name === 'grade');

test.each(ofDocs)('the example of the docs is a $name as its schema has it', ({name, files: [file = '']}) => {
  const page = readFileSync(join(ROOT, 'docs/documents.md'), 'utf8').split(`\n## ${basename(file)}\n`)[1];
  const example = page?.split('\n## ')[0]?.match(/```yaml\n([\s\S]*?)```/)?.[1];
  expect(example).toBeDefined();
  const check = schemas[ROOT]?.[name];
  check?.(parse(example ?? ''));
  expect(check?.errors ?? []).toEqual([]);
});

test('every kind of document has a schema and, but for two, an example', () => {
  const names = new Set([...written, ...ofDocs].map(({name}) => name));
  expect(names.size).toBeGreaterThanOrEqual(DOCUMENTS.length - 2);
});

test('a colour may be written in upper case', () => {
  const {file} = written.find(({name, root}) => name === 'brand' && root === FIXTURE) ?? {file: ''};
  const brand = documentOf(join(FIXTURE, file)) as {color: {palette: Record<string, string>}};
  const palette = {...brand.color.palette, loud: '#FF00AA', clear: '#Ff00Aa80'};
  const check = schemas[FIXTURE]?.brand;
  check?.({...brand, color: {...brand.color, palette}});
  expect(check?.errors ?? []).toEqual([]);
});

describe('a typo is refused', () => {
  const read = (name: string, root: string): object => {
    const one = written.find((each) => each.name === name && each.root === root);
    return documentOf(join(root, one?.file ?? '')) as object;
  };
  const errors = (name: string, document: object, root = FIXTURE): string[] => {
    const check = schemas[root]?.[name] as ValidateFunction;
    check(document);
    return (check.errors ?? []).map(({instancePath, params}) => `${instancePath} ${JSON.stringify(params)}`);
  };

  test.each([
    ['brand', 'colour'],
    ['brief', 'promiss'],
    ['script', 'beets'],
    ['shots', 'shot'],
    ['edit', 'pick'],
    ['variants', 'axis'],
    ['rights', 'record'],
  ])('%s: the field %s', (name, field) => {
    const errs = errors(name, {...read(name, ROOT), [field]: {}}, ROOT);
    expect(errs.join()).toContain(`"additionalProperty":"${field}"`);
  });

  const variants = () => read('variants', FIXTURE) as {props: object};

  test('variants: a word that the template does not have, a slot, a template, a value', () => {
    const document = variants();
    const withProps = (props: object): string =>
      errors('variants', {...document, props: {...document.props, ...props}}).join();
    expect(withProps({copy: {hokk: 'x'}})).toContain('/props/copy {"additionalProperty":"hokk"}');
    expect(withProps({shots: {hokk: 'bars'}})).toContain('/props/shots {"additionalProperty":"hokk"}');
    expect(withProps({secnds: 6})).toContain('secnds');
    expect(withProps({format: '9:17'})).toContain('/props/format');
    expect(errors('variants', {...document, template: 'plian'}).join()).toContain('/template');
  });

  test('variants: a dot path of an axis or a row that leads nowhere', () => {
    const document = variants();
    const axis = (value: object): string =>
      errors('variants', {...document, axes: {tone: [{id: 'a', ...value}]}}).join();
    expect(
      axis({'copy.hook': 'Go', 'shots.hook': 'bars', seconds: 6, 'look.exposure': 0.2, brand: 'b'}),
    ).toBe('');
    expect(axis({'copy.hokk': 'Go'})).toContain('copy.hokk');
    expect(axis({'shots.hokk': 'bars'})).toContain('shots.hokk');
    expect(axis({'look.exposure': 9})).toContain('look.exposure');
    for (const group of ['rows', 'extra'])
      expect(errors('variants', {...document, [group]: [{id: 'a', 'shots.hokk': 'bars'}]}).join()).toContain(
        'hokk',
      );
    expect(errors('variants', {...document, rows: [{id: 'a'}], csv: 'a.csv'}).join()).not.toBe('');
  });
});

test('where an axis names the template, the words of any template may be written', () => {
  const check = schemas[FIXTURE]?.variants as ValidateFunction;
  const words = {id: 'a', 'copy.anything': 'x'};
  const withAxis = (value: object): unknown =>
    check({template: 'plain', brand: 'plain', axes: {kind: [value]}});
  expect(withAxis(words)).toBe(false);
  expect(withAxis({...words, template: 'one-of-mine'})).toBe(true);
});

test('a text of the copy may be a price or a number as a value, whole or by dot paths', () => {
  const check = schemas[ROOT]?.variants as ValidateFunction;
  const withCopy = (copy: object, axis: object = {}): unknown =>
    check({
      template: 'hook-proof-offer',
      brand: 'moss-meridian',
      props: {copy},
      axes: {price: [{id: 'a', ...axis}]},
    });
  expect(withCopy({price: {amount: 39.9, currency: 'EUR'}})).toBe(true);
  expect(withCopy({}, {'copy.price.amount': '39.90', 'copy.price.currency': 'EUR'})).toBe(true);
  expect(withCopy({price: {amount: 39.9, currency: 'Euro'}})).toBe(false);
  expect(withCopy({hookOn: {number: 3}})).toBe(false);
});

test('fields say what they mean where their schema does', () => {
  const text = schemasFor('/', {}).find(({file}) => file.endsWith('edit.schema.json'))?.text;
  expect(text).toContain(
    '"description": "Where the slot starts in the take: seconds, or frames of the spot, such as 36f."',
  );
});

test('they are written once, and again when a template says something else', async () => {
  const root = temporaryFolder();
  const templates = await loadTemplates(join(ROOT, 'test/fixtures/workspace/compositions'));
  expect(await writeSchemas(root, templates)).toHaveLength(DOCUMENTS.length);
  expect(await writeSchemas(root, templates)).toEqual([]);
  expect(await writeSchemas(root, {})).toEqual([join(root, '.tenspot/schemas/variants.schema.json')]);
});
