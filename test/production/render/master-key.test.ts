import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeEach, describe, expect, test} from 'vitest';
import {templateProgram} from '../../../src/production/render/master-key.ts';
import {temporaryFolder} from '../../support/folder.ts';

const GRAPHICS = "import './style.css';\nexport const Graphics = () => null;\n";

let root: string;
const put = (name: string, text: string): void => {
  const file = join(root, 'compositions', name);
  mkdirSync(join(file, '..'), {recursive: true});
  writeFileSync(file, text);
};
const program = (template: string | null): Promise<string> =>
  templateProgram(
    {root, home: join(root, 'home'), compositions: join(root, 'compositions')} as never,
    template,
  );

/** Which programs a change makes another: of the templates `mine` and `other`, and without a template. */
async function changedBy(change: () => void): Promise<string[]> {
  const names = ['mine', 'other', null];
  const before = await Promise.all(names.map(program));
  change();
  const after = await Promise.all(names.map(program));
  return names.filter((_, at) => before[at] !== after[at]).map(String);
}

beforeEach(() => {
  root = temporaryFolder();
  for (const name of ['mine', 'other']) {
    put(`templates/${name}/template.ts`, `export const ${name} = {id: '${name}'};`);
    put(`templates/${name}/graphics.tsx`, GRAPHICS);
    put(`templates/${name}/style.css`, '.title {color: red}');
  }
  put(
    'templates.generated.ts',
    "import {mine} from './templates/mine/template.ts';\nimport {other} from './templates/other/template.ts';\nexport const templates = {mine, other};\n",
  );
  put(
    'graphics.generated.ts',
    "import {Graphics as mine} from './templates/mine/graphics.tsx';\nimport {Graphics as other} from './templates/other/graphics.tsx';\nexport const graphics = {mine, other};\n",
  );
  put(
    'index.ts',
    "import {graphics} from './graphics.generated.ts';\nimport {templates} from './templates.generated.ts';\nconsole.log(graphics, templates);\n",
  );
});

describe('a change in the folder of another template', () => {
  test('changes only the program of that template: its style sheet, its code, a file that it adds', async () => {
    expect(await changedBy(() => put('templates/other/style.css', '.title {color: blue}'))).toEqual([
      'other',
    ]);
    expect(await changedBy(() => put('templates/other/graphics.tsx', GRAPHICS.replace('null', '1')))).toEqual(
      ['other'],
    );
    expect(
      await changedBy(() => {
        put('templates/other/more.css', '* {color: green !important}');
        put('templates/other/graphics.tsx', `import './more.css';\n${GRAPHICS}`);
      }),
    ).toEqual(['other']);
  });

  test.each([
    ['its graphics', 'graphics.tsx', "import {Graphics as Base} from '../other/graphics.tsx';", 'Base'],
    ['a part of it', 'part.tsx', "import {part} from '../other/part.tsx';", 'part'],
    ['its declaration', 'template.ts', "import {other} from '../other/template.ts';", 'other'],
  ])('changes the programs of templates that import %s, too', async (_, file, line, name) => {
    put('templates/other/part.tsx', 'export const part = 1;');
    put('templates/mine/graphics.tsx', `${line}\nexport const Graphics = () => ${name};\n`);
    const text = readFileSync(join(root, 'compositions/templates/other', file), 'utf8');
    const changed = await changedBy(() => put(`templates/other/${file}`, `${text}\nconsole.log('changed');`));
    expect(changed).toContain('mine');
    expect(changed).not.toContain('null');
  });
});

test('a workspace has the same programs in another folder', async () => {
  const before = await program('mine');
  const old = root;
  root = temporaryFolder();
  cpSync(old, root, {recursive: true});
  expect(await program('mine')).toBe(before);
});
