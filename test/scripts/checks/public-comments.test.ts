import {describe, expect, it} from 'vitest';
import {runCheckOn} from './run-check.ts';

/** A package with one entry point, and what the check says of it. */
const comments = (index: string, files: Record<string, string> = {}) =>
  runCheckOn('public-comments.ts', {
    'package.json': JSON.stringify({type: 'module', exports: {'.': {'tenspot-source': './src/index.ts'}}}),
    'src/index.ts': index,
    ...files,
  });

const DOCUMENTED =
  '/** How long, in seconds. */\nexport type Length = {\n  /** Seconds. */\n  seconds: number;\n};\n';

describe('the check of comments on public names', () => {
  it('accepts names and fields that have one', () => {
    expect(comments(DOCUMENTED)).toMatchObject({status: 0, stderr: ''});
  });

  it('refuses an exported name and a field without one, also through another file', () => {
    const {status, stderr} = comments("export {toFrames, type Length} from './length.ts';\n", {
      'src/length.ts':
        'export const toFrames = (seconds: number) => seconds * 30;\nexport type Length = {seconds: number};\n',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('src/length.ts:1: toFrames: expected a doc comment above this export, got none');
    expect(stderr).toContain('src/length.ts:2: Length: expected a doc comment above this export, got none');
    expect(stderr).toContain('src/length.ts:2: Length.seconds: expected a doc comment above this field');
  });

  it('refuses fields of the options of a function, of the props of a component and of a joined type', () => {
    const {stderr} = comments(
      `${DOCUMENTED}type Own = {loud: boolean};\n/** Plays. */\nexport function play({loud}: Own & Length & {twice: boolean}): boolean { return loud; }\n`,
    );
    expect(stderr).toContain('Own.loud: expected a doc comment');
    expect(stderr).toContain('play.twice: expected a doc comment');
    expect(stderr).not.toContain('seconds');
  });

  it('refuses fields of a zod object and of a class, and accepts a description in their place', () => {
    const {stderr} = comments(
      [
        'type Schema = {describe: (text: string) => Schema};',
        'declare const z: {strictObject: (shape: object) => Schema; string: () => Schema};',
        "/** A thing. */\nexport const Thing = z.strictObject({id: z.string(), name: z.string().describe('Its name.')});",
        '/** A store. */\nexport class Store {\n  size = 0;\n}',
      ].join('\n'),
    );
    expect(stderr).toContain('Thing.id: expected a doc comment');
    expect(stderr).not.toContain('Thing.name');
    expect(stderr).toContain('Store.size: expected a doc comment');
  });

  it('fails where there is no entry point', () => {
    expect(runCheckOn('public-comments.ts', {'package.json': '{}'}).status).toBe(1);
  });
});
