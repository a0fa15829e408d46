import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {runCheckOn} from './run-check.ts';

describe('a name of a brand, a template or a provider', () => {
  const house = {
    'brands/moss/brand.yaml': '',
    'compositions/templates/hook-offer/template.ts': '',
    'src/providers/vendors/library/provider.ts': "export const id = 'library';",
  };
  const names = (files: Record<string, string>) => runCheckOn('shared-names.ts', {...house, ...files});

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
    expect(runCheckOn('shared-names.ts', {}).status).toBe(1);
  });
});
