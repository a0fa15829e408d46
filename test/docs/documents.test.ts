import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {DOCUMENTS} from '../../src/production/scaffold/schemas/schemas.ts';
import {SpotProps} from '../../src/spot/variant/spot-props.ts';
import {ROOT} from '../support/tools.ts';

const page = readFileSync(join(ROOT, 'docs/documents.md'), 'utf8');

/** The page under a heading, up to the next of its kind. */
const sectionOf = (heading: string): string => {
  const [, text] = page.split(`\n## ${heading}\n`);
  expect(text, `docs/documents.md has no section "${heading}"`).toBeDefined();
  return text?.split('\n## ')[0] ?? '';
};

/** The name of every field in a schema, wherever it stands. The figures of placements have a page of their own. */
function fieldsIn(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return [];
  const own = 'properties' in node ? Object.keys(node.properties as object) : [];
  return [
    ...own,
    ...Object.entries(node).flatMap(([name, inner]) => (name === 'placements' ? [] : fieldsIn(inner))),
  ];
}

test.each(DOCUMENTS.filter(({name}) => name !== 'variants'))(
  'the page on $name has every field of it',
  ({files: [file = ''], schema}) => {
    const text = sectionOf(file.split('/*/').slice(1).join('/*/'));
    const missing = [...new Set(fieldsIn(schema({})))].filter((field) => !text.includes(`\`${field}\``));
    expect(missing).toEqual([]);
  },
);

test('the page on variants has every field of the file and every prop', () => {
  const text = sectionOf('variants.yaml');
  const fields = ['template', 'brand', 'props', 'axes', 'rows', 'csv', 'extra', 'name', 'version'];
  const missing = [...fields, ...Object.keys(SpotProps.shape)].filter(
    (field) => !text.includes(`\`${field}\``),
  );
  expect(missing).toEqual([]);
});
