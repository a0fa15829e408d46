import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {ROOT, scratch, write} from './scratch.ts';

/** A repository with only these files and one check of ours; what the check says of it. */
function check(name: string, files: Record<string, string>) {
  const folder = scratch();
  mkdirSync(path.join(folder, 'scripts'));
  cpSync(path.join(ROOT, 'scripts', name), path.join(folder, 'scripts', name));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  write(folder, {'package.json': '{"type": "module"}', ...files});
  return spawnSync(process.execPath, [path.join('scripts', name)], {cwd: folder, encoding: 'utf8'});
}

describe('the length of a file', () => {
  it.each([
    ['code', 'const a = 1;\n'],
    ['a text', 'words\n'],
    ['comments', '// words\n'],
  ])('may be 250 lines of %s and no more', (_, line) => {
    expect(check('check-lengths.ts', {'src/a.ts': line.repeat(250)}).status).toBe(0);
    expect(check('check-lengths.ts', {'src/b/a.tsx': line.repeat(251)})).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(
        `${path.join('src', 'b', 'a.tsx')}: expected at most 250 lines, got 251`,
      ),
    });
  });

  it('is not asked of generated files', () => {
    expect(check('check-lengths.ts', {'src/a.generated.ts': '\n'.repeat(999)}).status).toBe(0);
  });
});

describe('a name of a brand, a template or a provider', () => {
  const house = {
    'brands/moss/brand.yaml': '',
    'compositions/templates/hook-offer/template.ts': '',
    'src/providers/vendors/library/provider.ts': "export const id = 'library';",
  };
  const names = (files: Record<string, string>) => check('check-names.ts', {...house, ...files});

  it.each([
    ["if (brand === 'Moss') make();", 'moss'],
    ['// as hook-offer does', 'hook-offer'],
    ["if (take.provider === 'library') skip();", 'library'],
    ["const p = await import('../providers/library/provider.ts');", 'library'],
  ])('is refused in shared code: %s', (line, name) => {
    expect(names({'src/production/a.ts': `\n${line}\n`})).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`${path.join('src', 'production', 'a.ts')}:2: ${name}`),
    });
  });

  it.each([
    ['src/production/a.ts', "const library = open('the library of clips'); // library"],
    ['src/production/a.ts', "const plant = 'mosses';"],
    ['src/providers/vendors/library/own.ts', "const id = 'library';"],
    ['compositions/templates.generated.ts', "import {t} from './templates/hook-offer/template.ts';"],
  ])('is not seen in %s: %s', (file, line) => {
    expect(names({[file]: line})).toMatchObject({status: 0, stderr: ''});
  });

  it('cannot be looked for when nothing has a name', () => {
    expect(check('check-names.ts', {}).status).toBe(1);
  });
});
