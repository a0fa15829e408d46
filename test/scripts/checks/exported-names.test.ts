import {describe, expect, it} from 'vitest';
import {runCheckOn} from './run-check.ts';

const names = (files: Record<string, string>) => runCheckOn('exported-names.ts', files);

/** Runs the check once on files of many cases, each of which is about another name. */
const namesOfAll = (cases: readonly Record<string, string>[]) => names(Object.assign({}, ...cases));

describe('an exported name', () => {
  const forms = {
    one: 'export const one = 1;',
    two: 'export function two() {}',
    three: 'export type three = 1;',
    four: 'export interface four {}',
    five: 'export class five {}',
    six: 'export const [, {at: six}] = list;',
    seven: 'const a = 1;\nexport {a as seven};',
    eight: "export {a as eight} from './c.ts';",
  };
  const first = Object.keys(forms).map((name) => ({[`src/spot/${name}.ts`]: `\nexport const ${name} = 0;`}));
  const second = Object.entries(forms).map(([name, text]) => ({[`src/machine/${name}.ts`]: text}));

  it('may not be given twice, in whatever form', () => {
    const {status, stderr} = namesOfAll([...first, ...second]);
    expect(status).toBe(1);
    expect(stderr.match(/^\w+: expected one definition, got 2/gm)).toHaveLength(8);
    for (const name of Object.keys(forms))
      expect(stderr).toMatch(
        new RegExp(`^${name}: .* src/machine/${name}.ts:\\d, src/spot/${name}.ts:2`, 'm'),
      );
  });

  it('may be a type and a value, a local name or a re-export', () => {
    const {status, stderr} = namesOfAll([
      ...first,
      {'src/a.ts': 'export const Pose = 1;\nexport type Pose = 1;'},
      {'src/b.ts': 'const one = 1;\nexport const b = one;'},
      {'src/c.ts': "export {two} from './spot/two.ts';"},
      {'src/d.d.ts': 'export const three: 1;'},
    ]);
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('a name that plug-ins export', () => {
  const exporting = (name: string, ...files: string[]) =>
    Object.fromEntries(files.map((file) => [file, `export const ${name} = 1;`]));

  it('may repeat in another plug-in of its kind, and in a template', () => {
    const {status, stderr} = namesOfAll([
      exporting('command', 'src/cli/commands/one.ts', 'src/cli/commands/two.ts'),
      exporting('fake', 'src/providers/vendors/one/a.ts', 'src/providers/vendors/two/a.ts'),
      exporting(
        'Card',
        'compositions/templates/one/a.ts',
        'src/spot/a.ts',
        'compositions/templates/two/a.ts',
      ),
    ]);
    expect([status, stderr]).toEqual([0, '']);
  });

  it('may not repeat inside a plug-in, in shared code or in another kind', () => {
    const {status, stderr} = namesOfAll([
      exporting('inside', 'src/providers/vendors/one/a.ts', 'src/providers/vendors/one/b.ts'),
      exporting('shared', 'src/providers/vendors/two/a.ts', 'src/providers/contract/a.ts'),
      exporting('kinds', 'src/providers/vendors/three/a.ts', 'src/cli/commands/two.ts'),
      exporting('template', 'compositions/templates/one/a.ts', 'compositions/templates/one/b.ts'),
    ]);
    expect(status).toBe(1);
    for (const name of ['inside', 'shared', 'kinds', 'template'])
      expect(stderr).toMatch(new RegExp(`^${name}: expected one definition, got 2`, 'm'));
  });
});

describe('an entry point of the package', () => {
  const exports = {
    '.': {'tenspot-source': './src/index.ts'},
    './picture': {'tenspot-source': './src/picture/index.ts'},
    './package.json': './package.json',
  };
  const entries = (picture: string) =>
    names({
      'package.json': JSON.stringify({type: 'module', exports}),
      'src/spot/a.ts': 'export const Box = 1;\nexport const Span = 1;',
      'src/index.ts': "export {Box} from './spot/a.ts';",
      'src/picture/index.ts': picture,
    });

  it('exports names that no other entry point exports', () => {
    expect(entries("export {Span} from '../spot/a.ts';")).toMatchObject({status: 0, stderr: ''});
    expect(entries("export {Box} from '../spot/a.ts';")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(
        'Box: expected one entry point of package.json that exports it, got . and ./picture',
      ),
    });
  });
});

it('cannot be checked where there is no source', () => {
  expect(names({}).status).toBe(1);
});
