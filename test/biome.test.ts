import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, globSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {ROOT, write} from './support/scratch.ts';

type Wall = {file: string; line: string; says: string};

const crossings: Wall[] = [
  {
    file: 'src/spot/a.ts',
    line: "import fs from 'node:fs';",
    says: 'it may import zod, fastest-levenshtein and itself',
  },
  {
    file: 'src/spot/b.ts',
    line: "import {Video} from '@remotion/media';",
    says: 'it may import zod, fastest-levenshtein and itself',
  },
  {
    file: 'src/spot/c.ts',
    line: "import {run} from '../machine/child.ts';",
    says: 'src/spot is below all other rooms',
  },
  {file: 'src/spot/d.ts', line: 'export const now = Date;', says: 'Date'},
  {file: 'src/index.ts', line: "export {run} from './machine/child.ts';", says: 'lists names of src/spot'},
  {
    file: 'src/picture/a.tsx',
    line: "import fs from 'node:fs';",
    says: 'a frame is a function of (props, frame)',
  },
  {file: 'src/picture/b.tsx', line: "import {render} from '@remotion/renderer';", says: 'runs in Node'},
  {file: 'src/picture/c.tsx', line: "import {run} from '../machine/child.ts';", says: 'meet only as data'},
  {
    file: 'src/picture/deep/d.tsx',
    line: "const make = await import('../../production/make.ts');",
    says: 'meet only as data',
  },
  {file: 'src/picture/e.tsx', line: 'export const x = Math.random();', says: 'Math.random'},
  {file: 'src/picture/f.tsx', line: "export const y = fetch('https://example.com');", says: 'fetch'},
  {
    file: 'src/review/a.tsx',
    line: "import {run} from '../machine/process/child.ts';",
    says: 'knows only data',
  },
  {file: 'src/review/b.tsx', line: "import {Video} from 'remotion';", says: 'react and react-dom'},
  {
    file: 'src/machine/a.ts',
    line: "import {make} from '../production/make.ts';",
    says: 'src/spot and no other room',
  },
  {file: 'src/machine/b.ts', line: "import {useCurrentFrame} from 'remotion';", says: 'live in src/picture'},
  {
    file: 'src/machine/tools/find-tools.js',
    line: "import {z} from 'zod';",
    says: 'before anything is installed',
  },
  {
    file: 'src/providers/a.ts',
    line: "import {make} from '../production/make.ts';",
    says: 'never calls production',
  },
  {
    file: 'src/providers/vendors/one/b.ts',
    line: "import {two} from '../two/provider.ts';",
    says: 'knows no other provider',
  },
  {
    file: 'src/providers/vendors/one/c.ts',
    line: "import fs from 'node:fs/promises';",
    says: 'the only room that touches files',
  },
  {file: 'src/production/a.ts', line: "import {Super} from '../picture/super.tsx';", says: 'only as data'},
  {
    file: 'src/production/b.ts',
    line: "import {execa} from 'execa';",
    says: 'the only room that touches files',
  },
  {
    file: 'src/production/c.ts',
    line: "import {one} from '../providers/vendors/one/provider.ts';",
    says: 'names a provider',
  },
  {
    file: 'src/production/d.ts',
    line: "import {t} from '../../compositions/templates/t/template.ts';",
    says: 'names a template',
  },
  {file: 'src/cli/a.ts', line: "import {Super} from '../picture/super.tsx';", says: 'only as data'},
  {
    file: 'src/cli/b.ts',
    line: "import brand from '../../brands/b/brand.json';",
    says: 'names a template or a brand',
  },
  {file: 'src/cli/c.ts', line: "import {make} from '../production/make.ts';", says: 'may import src/node'},
  {file: 'src/cli/d.ts', line: "import type {A} from '../spot/a.ts';", says: 'may import src/node'},
  {file: 'src/cli/e.ts', line: "import {run} from '../machine/child.ts';", says: 'may import src/node'},
  {file: 'src/node/a.ts', line: "import {a} from '../cli/main.ts';", says: 'below src/cli'},
  {file: 'src/node/b.ts', line: 'export const key = process.env.KEY;', says: 'global variable process'},
  {file: 'src/production/e.ts', line: 'export const here = process.cwd();', says: 'global variable process'},
  {file: 'src/providers/e.ts', line: 'export const key = process.env.KEY;', says: 'global variable process'},
  {file: 'src/spot/e.ts', line: 'export const key = process.env.KEY;', says: 'global variable process'},
  {file: 'src/machine/c.ts', line: 'export const key = process.env.KEY;', says: 'global variable process'},
  {
    file: 'src/node/c.ts',
    line: "import {env} from 'node:process';",
    says: 'belongs to the program',
  },
  {file: 'src/production/f.ts', line: "import {make} from '../node/make.ts';", says: 'src/cli calls it'},
  {file: 'src/cli/bin.js', line: "import {Command} from 'commander';", says: 'before anything is installed'},
  {
    file: 'compositions/templates/t/template.ts',
    line: "import {G} from './graphics.tsx';",
    says: 'leaves what is drawn',
  },
  {
    file: 'compositions/templates/t/graphics.tsx',
    line: "import {G} from '../u/graphics.tsx';",
    says: 'no other template',
  },
  {
    file: 'compositions/templates/t/part.tsx',
    line: "import fs from 'node:fs';",
    says: 'drawn in the browser',
  },
  {
    file: 'compositions/Root.tsx',
    line: "import {Super} from '../src/picture/super.tsx';",
    says: "a user's own workspace",
  },
  {
    file: 'src/machine/g.ts',
    line: "import type {Make} from '../production/make.ts';",
    says: 'src/spot and no other room',
  },
  {
    file: 'src/machine/h.ts',
    line: "export type {Make} from '../production/make.ts';",
    says: 'src/spot and no other room',
  },
  {
    file: 'src/fonts/a.ts',
    line: "import {Super} from '../picture/super.tsx';",
    says: 'it may import src/spot',
  },
  {
    file: 'src/animatic/a.ts',
    line: "import {Super} from '../picture/super.tsx';",
    says: 'it may import src/fonts',
  },
  {file: 'src/spot/circle/a.ts', line: "import type {B} from './b.ts';", says: 'part of a cycle'},
  {file: 'src/spot/circle/b.ts', line: "export type {A as B} from './a.ts';", says: 'part of a cycle'},
  {file: 'src/spot/circle/c.ts', line: "import {d} from './d.ts';", says: 'part of a cycle'},
  {file: 'src/spot/circle/d.ts', line: "import {c} from './c.ts';", says: 'part of a cycle'},
  {file: 'scripts/setup/a.mjs', line: "import {z} from 'zod';", says: 'before anything is installed'},
];

const passages: Omit<Wall, 'says'>[] = [
  {
    file: 'src/picture/ok.tsx',
    line: "import {z} from '../spot/z.ts';\nimport {Video} from '@remotion/media';\nexport const a = [z, Video];",
  },
  {
    file: 'src/machine/ok.ts',
    line: "import fs from 'node:fs';\nimport {z} from '../spot/z.ts';\nexport const a = [fs, z];",
  },
  {
    file: 'src/providers/vendors/one/ok.ts',
    line: "import {c} from '../../contract/contract.ts';\nimport {m} from '../../../machine/m.ts';\nexport const a = [c, m];",
  },
  {
    file: 'src/production/ok.ts',
    line: "import {p} from '../providers/contract/contract.ts';\nexport const a = p;",
  },
  {
    file: 'compositions/templates/t/ok.tsx',
    line: "import {Super} from 'tenspot/picture';\nimport {p} from './part.tsx';\nexport const a = [Super, p];",
  },
];

let folder: string;
let found: {file: string; message: string}[];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tenspot-walls-'));
  for (const config of globSync(['biome.json', '{src,compositions,scripts}/**/biome.json', 'package.json'], {
    cwd: ROOT,
  })) {
    mkdirSync(path.dirname(path.join(folder, config)), {recursive: true});
    cpSync(path.join(ROOT, config), path.join(folder, config));
  }
  write(folder, {'.gitignore': 'dist/\n'});
  write(folder, Object.fromEntries([...crossings, ...passages].map(({file, line}) => [file, `${line}\n`])));
  const biome = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const {stdout} = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const {diagnostics} = JSON.parse(stdout) as {diagnostics: {message: string; location: {path: string}}[]};
  found = diagnostics.map(({message, location}) => ({file: location.path, message}));
});

afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe('a wall between rooms', () => {
  it.each(crossings)('$file may not say $line', ({file, says}) => {
    expect(found.filter((each) => each.file === file).map(({message}) => message)).toContainEqual(
      expect.stringContaining(says),
    );
  });

  it.each(passages)('$file may', ({file}) => {
    expect(
      found.filter(
        (each) => each.file === file && /may import|meet only|knows no|names a|a cycle/.test(each.message),
      ),
    ).toEqual([]);
  });
});

describe('the compiler', () => {
  it('knows no Node in src/picture and no document in src/spot', () => {
    const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
    const config = (room: string) =>
      JSON.parse(
        execFileSync(process.execPath, [tsc, '-p', `src/${room}`, '--showConfig'], {
          cwd: ROOT,
          encoding: 'utf8',
        }),
      );
    expect(config('picture').compilerOptions.types).toEqual([]);
    expect(config('spot').compilerOptions.types).toEqual([]);
    expect(config('spot').compilerOptions.lib).toEqual(['es2024']);
  });
});
