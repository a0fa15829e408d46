import {readFile} from 'node:fs/promises';
import {join, relative, sep} from 'node:path';
import {build, type Plugin, stop, version} from 'esbuild';
import {type Problem, problemsOf, TenspotError} from '../../spot/problem/errors.ts';
import {keyOf, sha256} from '../files/hash.ts';
import {type Built, rememberHash} from './program-hash-cache.ts';
import {CONDITIONS} from './protocol.ts';
import {scopeCss} from './scope-css.ts';

type Program = {
  entry: string;
  root: string;
  /** The folder in which hashes are cached. */
  notes: string;
  /** Modules whose text is replaced before they are hashed. Default: none. */
  instead?: Substitute;
};

type Substitute = {
  /** Part of the cache's key: another substitution has another name. */
  name: string;
  /** The text to use for a module; undefined for the text on the disk. */
  text: (file: string) => string | undefined;
};

/** Raise this when the way in which programs are built changes. */
const PROGRAM_VERSION = 2;

/** Extensions of files that a module may import beside code. */
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
 * The hash of all code and files that can affect what a program draws: its modules, those of the packages that it imports,
 * and imported files. Comments, white space and paths do not count. Programs with equal hashes draw equal pictures from
 * equal props. Errors: `template-broken`.
 */
export const programHash = (program: Program): Promise<string> => {
  const {entry, root, notes, instead} = program;
  const about = {PROGRAM_VERSION, esbuild: version, CONDITIONS, entry, instead: instead?.name};
  return rememberHash(join(notes, `${keyOf(about)}.json`), about, root, () => buildProgram(program));
};

async function buildProgram({entry, root, instead}: Program): Promise<Built> {
  running++;
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
      plugins: [substitute(root, instead), checkCss(root)],
    });
    return {
      hash: sha256(result.outputFiles.map((file) => file.hash).join(' ')),
      inputs: Object.keys(result.metafile.inputs),
    };
  } catch (cause) {
    throw asProblems(cause);
  } finally {
    if (--running === 0) await stop();
  }
}

/** Builds in progress. When there is none, esbuild's process is stopped: it would keep 200 MB during a batch. */
let running = 0;

/** Replaces the text of modules, and refuses `new URL(..., import.meta.url)`: esbuild does not follow it to the file. */
function substitute(root: string, instead: Substitute | undefined): Plugin {
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
              text: 'a file is referred to by new URL(..., import.meta.url), so changes of the file are not noticed. Import it instead: import picture from "./picture.png"',
              location: {file: relative(root, path), line: 1, column: 0},
            },
          ],
        };
      });
    },
  };
}

/** Refuses style sheets that style the page. */
const checkCss = (root: string): Plugin => ({
  name: 'check-css',
  setup: ({onLoad}) => {
    onLoad({filter: /\.css$/}, async ({path}) => {
      try {
        scopeCss(await readFile(path, 'utf8'), path, root);
        return undefined;
      } catch (error) {
        return {errors: problemsOf(error).map((problem) => ({text: problem.what, detail: problem}))};
      }
    });
  },
});

type BuildFailure = {
  errors?: {
    text: string;
    detail?: Problem | undefined;
    location: {file: string; line: number; column: number} | null;
  }[];
};

function asProblems(cause: unknown): unknown {
  const {errors = []} = cause as BuildFailure;
  if (errors.length === 0) return cause;
  return new TenspotError(
    errors.map(
      ({text, detail, location}): Problem =>
        detail ?? {
          code: 'template-broken',
          what: text,
          where: location ? {file: location.file, line: location.line, column: location.column + 1} : {},
          expected: 'sources that compile',
          fix: 'Correct the source, then run the same command again.',
        },
    ),
    {cause},
  );
}
