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

  it('is refused in shared code: as a word, as a string, in a comment, in a path', () => {
    const lines = [
      ["if (brand === 'Moss') make();", 'moss'],
      ['// as hook-offer does', 'hook-offer'],
      ["if (take.provider === 'library') skip();", 'library'],
      ["const p = await import('../providers/library/provider.ts');", 'library'],
    ];
    const {status, stderr} = names({'src/production/a.ts': lines.map(([line]) => line).join('\n')});
    expect(status).toBe(1);
    const file = path.join('src', 'production', 'a.ts');
    expect(stderr.trim().split('\n').slice(1).sort()).toEqual(
      lines.map(([, name], index) => `${file}:${index + 1}: ${name}`),
    );
  });

  it('is not seen in other words, in its own folder and in generated files', () => {
    const {status, stderr} = names({
      'src/production/a.ts':
        "const library = open('the library of clips'); // library\nconst plant = 'mosses';",
      'src/providers/vendors/library/own.ts': "const id = 'library';",
      'compositions/templates.generated.ts': "import {t} from './templates/hook-offer/template.ts';",
    });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('cannot be looked for when nothing has a name', () => {
    expect(runCheckOn('shared-names.ts', {}).status).toBe(1);
  });
});
