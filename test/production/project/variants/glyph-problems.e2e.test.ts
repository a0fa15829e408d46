import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Problem} from '../../../../src/spot/problem/errors.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

let workspace: Workspace;
const VARIANTS = 'compositions/spots/tiny/variants.yaml';
const BRAND = 'brands/plain/brand.yaml';

beforeAll(async () => {
  workspace = await makeWorkspace();
});

afterAll(() => workspace.remove());

/** What the planning of the spot says after a change, which is undone. Nothing is rendered. */
async function problemsAfter(file: string, before: string, after: string): Promise<Problem[]> {
  const text = workspace.read(file);
  workspace.edit(file, before, after);
  try {
    const {stdout} = await workspace.tenspot('render', 'tiny', '--dry-run', '--json');
    return (JSON.parse(stdout) as {error?: Problem[]}).error ?? [];
  } finally {
    workspace.write(file, text);
  }
}

test('a character that the font lacks is named with its number, its text, its field, its place and the font', async () => {
  const problems = await problemsAfter(VARIANTS, 'copy.hook: One', 'copy.hook: One Ѫ漢');
  expect(problems).toMatchObject([
    {
      code: 'glyph-missing',
      what: expect.stringMatching(/Ѫ \(U\+046A\), 漢 \(U\+6F22\).*variant "one"$/),
      file: workspace.path(VARIANTS),
      line: 9,
      column: expect.any(Number),
      field: 'copy.hook',
      expected: 'characters of Inter (fonts/inter.woff2)',
      got: '"One Ѫ漢"',
      fix: expect.stringContaining('brand.yaml'),
    },
  ]);
});

test('an emoji is told as one', async () => {
  const [problem] = await problemsAfter(VARIANTS, 'copy.hook: Two', 'copy.hook: Two 🚲');
  expect(problem).toMatchObject({code: 'glyph-missing', fix: expect.stringContaining('emoji')});
});

test("a line of the brand's own is told where the brand says it, once for all variants", async () => {
  const problems = await problemsAfter(BRAND, 'tagline: Plain.', 'tagline: Просто.');
  expect(problems).toMatchObject([
    {
      what: expect.stringMatching(/in variant "one" and 1 more$/),
      file: workspace.path(BRAND),
      line: 18,
      field: 'defaults.tenspot.end-card.tagline',
    },
  ]);
});

test('upper case, typographic signs and soft hyphens that the font has pass', async () => {
  expect(await problemsAfter(VARIANTS, 'copy.hook: One', "copy.hook: 'Stra\u00adße “3 €” – ½…'")).toEqual([]);
  expect(await problemsAfter(BRAND, 'weight: 700}', 'weight: 700, case: upper}')).toEqual([]);
});
