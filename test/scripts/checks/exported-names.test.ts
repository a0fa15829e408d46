import {describe, expect, it} from 'vitest';
import {runCheckOn} from './run-check.ts';

const names = (files: Record<string, string>) => runCheckOn('exported-names.ts', files);

describe('an exported name', () => {
  it.each([
    ['export const pose = 1;'],
    ['export function pose() {}'],
    ['export type pose = 1;'],
    ['export interface pose {}'],
    ['export class pose {}'],
    ['export const [, {at: pose}] = list;'],
    ['const a = 1;\nexport {a as pose};'],
    ["export {a as pose} from './c.ts';"],
  ])('may not be given twice: %s', (text) => {
    expect(names({'src/spot/a.ts': '\nexport const pose = 0;', 'src/machine/b.ts': text})).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /^pose: expected one definition, got 2: src\/machine\/b\.ts:\d, src\/spot\/a\.ts:2/,
      ),
    });
  });

  it.each<Record<string, string>>([
    {'src/a.ts': 'export const Pose = 1;\nexport type Pose = 1;'},
    {'src/a.ts': 'export const pose = 1;', 'src/b.ts': 'const pose = 1;\nexport const b = pose;'},
    {'src/a.ts': 'export const pose = 1;', 'src/b.ts': "export {pose} from './a.ts';"},
    {'src/a.ts': 'export const pose = 1;', 'src/b.d.ts': 'export const pose: 1;'},
  ])('may be a type and a value, a local name or a re-export: %j', (files) => {
    expect(names(files)).toMatchObject({status: 0, stderr: ''});
  });
});

describe('a name that plug-ins export', () => {
  const fake = 'export const fake = 1;';

  it.each<Record<string, string>>([
    {'src/cli/commands/one.ts': fake, 'src/cli/commands/two.ts': fake},
    {'src/providers/vendors/one/a.ts': fake, 'src/providers/vendors/two/a.ts': fake},
    {'compositions/templates/one/a.ts': fake, 'src/spot/a.ts': fake},
  ])('may repeat in another plug-in of its kind, and in a template: %j', (files) => {
    expect(names(files)).toMatchObject({status: 0, stderr: ''});
  });

  it.each<Record<string, string>>([
    {'src/providers/vendors/one/a.ts': fake, 'src/providers/vendors/one/b.ts': fake},
    {'src/providers/vendors/one/a.ts': fake, 'src/providers/contract/a.ts': fake},
    {'src/providers/vendors/one/a.ts': fake, 'src/cli/commands/two.ts': fake},
    {'compositions/templates/one/a.ts': fake, 'compositions/templates/one/b.ts': fake},
  ])('may not repeat inside a plug-in, in shared code or in another kind: %j', (files) => {
    expect(names(files)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('fake: expected one definition, got 2'),
    });
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
