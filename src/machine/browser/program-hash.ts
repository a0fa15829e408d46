import {readFile} from 'node:fs/promises';
import {join, relative, sep} from 'node:path';
import {build, type Plugin, stop, version} from 'esbuild';
import {TenspotError} from '../../spot/problem/errors.ts';
import {keyOf, sha256} from '../files/hash.ts';
import {type Built, rememberHash} from './program-hash-cache.ts';
import {CONDITIONS} from './protocol.ts';

type Program = {
  entry: string;
  root: string;
  /** Where hashes are noted. */
  notes: string;
  /** What is not as it lies on the disk. Default: nothing. */
  instead?: Instead;
};

type Instead = {
  /** Tells this from other substitutes. */
  name: string;
  /** Replaces modules by other text; what it leaves alone is undefined. */
  text: (file: string) => string | undefined;
};

/** Raise when programs are built in another way. */
const PROGRAM_VERSION = 1;

/** Files that a module may import as they are. */
const ASSETS = [
  'woff2',
  'woff',
  'ttf',
  'otf',
  'png',
  'webp',
  'jpg',
  'jpeg',
  'gif',
  'avif',
  'svg',
  'mp3',
  'wav',
  'm4a',
  'mp4',
  'webm',
  'cube',
];
const LOADERS = Object.fromEntries(ASSETS.map((extension) => [`.${extension}`, 'dataurl' as const]));

/**
 * The hash of everything that a drawing program consists of: its modules, those of the packages it uses,
 * and the files that it imports, without comments, white space and the folders they lie in. Equal hashes draw equal
 * pictures from equal props.
 */
export const programHash = (program: Program): Promise<string> => {
  const {entry, root, notes, instead} = program;
  const about = {PROGRAM_VERSION, esbuild: version, CONDITIONS, entry, instead: instead?.name};
  return rememberHash(join(notes, `${keyOf(about)}.json`), about, root, () => buildProgram(program));
};

async function buildProgram({entry, root, instead}: Program): Promise<Built> {
  under++;
  try {
    const result = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      minifyWhitespace: true,
      minifyIdentifiers: true,
      keepNames: true,
      legalComments: 'none',
      format: 'esm',
      platform: 'browser',
      jsx: 'automatic',
      conditions: CONDITIONS,
      absWorkingDir: root,
      define: {'process.env.NODE_ENV': '"production"'},
      loader: LOADERS,
      outdir: root,
      metafile: true,
      logLevel: 'silent',
      plugins: [substitute(root, instead)],
    });
    return {
      hash: sha256(result.outputFiles.map((file) => file.hash).join(' ')),
      inputs: Object.keys(result.metafile.inputs),
    };
  } catch (cause) {
    throw told(cause);
  } finally {
    if (--under === 0) await stop();
  }
}

/** Builds under way. Between them the builder's process goes: it would keep 200 MB while a batch is made. */
let under = 0;

/** Puts other text in the place of modules, and refuses files that only the bundler would see. */
function substitute(root: string, instead: Instead | undefined): Plugin {
  return {
    name: 'substitute',
    setup: ({onLoad}) => {
      onLoad({filter: /\.[jt]sx?$/}, async ({path}) => {
        const own = !relative(root, path).startsWith('..') && !path.includes(`${sep}node_modules${sep}`);
        const other = own ? instead?.text(path) : undefined;
        if (other !== undefined) return {contents: other, loader: 'tsx', resolveDir: join(path, '..')};
        const text = own ? await readFile(path, 'utf8') : '';
        if (!/new URL\([^)]*import\.meta\.url/.test(text)) return undefined;
        return {
          errors: [
            {
              text: 'a file is named by new URL(..., import.meta.url), where its bytes are not seen. Import it instead: import picture from "./picture.png"',
              location: {file: relative(root, path), line: 1, column: 0},
            },
          ],
        };
      });
    },
  };
}

type BuildFailure = {
  errors?: {text: string; location: {file: string; line: number; column: number} | null}[];
};

function told(cause: unknown): unknown {
  const {errors = []} = cause as BuildFailure;
  if (errors.length === 0) return cause;
  return new TenspotError(
    errors.map(({text, location}) => ({
      code: 'template-broken',
      what: text,
      where: location ? {file: location.file, line: location.line, column: location.column + 1} : {},
      expected: 'sources that compile',
      fix: 'Mend the source, then run the same command again.',
    })),
    {cause},
  );
}
