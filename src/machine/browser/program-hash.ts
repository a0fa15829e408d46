import {readFile} from 'node:fs/promises';
import {join, relative, sep} from 'node:path';
import {type BuildOptions, type OnLoadResult, type Plugin, version} from 'esbuild';
import {type Problem, problemsOf, TenspotError} from '../../spot/problem/errors.ts';
import {keyOf, sha256} from '../files/hash.ts';
import {buildOnce} from './esbuild-process.ts';
import {ASSETS, importPublicFiles} from './import-public-files.ts';
import {type Built, rememberHash} from './program-hash-cache.ts';
import {CONDITIONS} from './protocol.ts';
import {scopeCss} from './scope-css.ts';

type Program = {
  entry: string;
  root: string;
  /** The folder in which hashes are cached. */
  notes: string;
  /** Imports that get another text instead of the module. Default: none. */
  instead?: Substitute;
};

type Substitute = {
  /** Part of the cache's key: another substitution has another name. */
  name: string;
  /** The text that `importer` gets for an import of `file`; undefined for the module on the disk. */
  text: (file: string, importer: string) => string | undefined;
};

/** Raise this when the way in which programs are built changes. */
const PROGRAM_VERSION = 4;

const LOADERS = Object.fromEntries(ASSETS.map((extension) => [`.${extension}`, 'dataurl' as const]));

/**
 * The hash of all code and files that can affect what a program draws: its modules, those of the packages that it imports,
 * and imported files. Comments, white space and paths do not count. Programs with equal hashes draw equal pictures from
 * equal props. Errors: `template-broken`, `template-css-too-wide`, `template-top-level-await`.
 */
export const programHash = (program: Program): Promise<string> => {
  const {entry, root, notes, instead} = program;
  // Without the path of the workspace, which does not change what is drawn.
  const about = {
    ...{PROGRAM_VERSION, esbuild: version, CONDITIONS},
    ...{entry: relative(root, entry), instead: instead?.name},
  };
  return rememberHash(join(notes, `${keyOf(about)}.json`), about, root, () => buildProgram(program));
};

async function buildProgram(program: Program): Promise<Built> {
  const options = optionsOf(program);
  try {
    const result = await buildOnce(options);
    return {
      hash: sha256(result.outputFiles.map((file) => file.hash).join(' ')),
      inputs: Object.keys(result.metafile.inputs).filter((name) => !name.startsWith(`${INSTEAD}:`)),
    };
  } catch (cause) {
    throw asProblems(cause, await errorsOf({...options, supported: {}}));
  }
}

const optionsOf = ({entry, root, instead}: Program) =>
  ({
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
    // The bundle evaluates the modules of a template in the middle of a frame, where it cannot wait for them.
    supported: {'top-level-await': false},
    plugins: [...(instead ? [substitute(instead)] : []), refuseUrls(root), checkCss(root)],
  }) satisfies BuildOptions;

/** The namespace of texts that stand for modules. */
const INSTEAD = 'instead';

/** Marks a question for the path of an import, which gets the answer that it would get otherwise. */
const RESOLVING = {};

/** Gives some imports another text. The module itself counts where another module imports it. */
const substitute = ({text}: Substitute): Plugin => ({
  name: 'substitute',
  setup: ({onLoad, onResolve, resolve}) => {
    onResolve({filter: /^\.\.?\//}, async ({path, importer, pluginData, ...from}) => {
      if (pluginData === RESOLVING || importer.includes(`${sep}node_modules${sep}`)) return undefined;
      const {path: file} = await resolve(path, {importer, ...from, pluginData: RESOLVING});
      const contents = text(file, importer);
      return contents === undefined ? undefined : {path: file, namespace: INSTEAD, pluginData: contents};
    });
    onLoad({filter: /./, namespace: INSTEAD}, ({pluginData}) => ({contents: pluginData, loader: 'tsx'}));
  },
});

/** Reads modules as the bundler gets them, and refuses `new URL(..., import.meta.url)`: esbuild does not follow it to the file. */
const refuseUrls = (root: string): Plugin => ({
  name: 'refuse-urls',
  setup: ({onLoad}) => {
    onLoad({filter: /\.[jt]sx?$/}, async ({path}) => {
      const own = !relative(root, path).startsWith('..') && !path.includes(`${sep}node_modules${sep}`);
      const text = own ? await readFile(path, 'utf8') : '';
      if (!/new URL\([^)]*import\.meta\.url/.test(text)) return withPublicFiles(text, path, root);
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
});

/** The module as the bundler gets it, where that differs from the file. */
function withPublicFiles(text: string, path: string, root: string): OnLoadResult | undefined {
  try {
    const contents = importPublicFiles(text, path, root);
    const loader = path.endsWith('x') ? 'tsx' : 'ts';
    return contents === text ? undefined : {contents, loader, resolveDir: join(path, '..')};
  } catch (error) {
    return {errors: problemsOf(error).map((problem) => ({text: problem.what, detail: problem}))};
  }
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

type BuildError = {
  text: string;
  detail?: Problem | undefined;
  location: {file: string; line: number; column: number} | null;
};

/** The errors of a build; none if it succeeds. */
const errorsOf = (options: BuildOptions): Promise<readonly BuildError[]> =>
  buildOnce(options).then(
    () => [],
    (cause) => (cause as {errors?: BuildError[]}).errors ?? [],
  );

const placeOf = ({location}: BuildError): string => JSON.stringify(location);

/** `others` are the errors without the rule against top-level await: an error that is not among them is about that. */
function asProblems(cause: unknown, others: readonly BuildError[]): unknown {
  const {errors = []} = cause as {errors?: BuildError[]};
  if (errors.length === 0) return cause;
  const known = new Set(others.map(placeOf));
  return new TenspotError(
    errors.map((error): Problem => {
      const {text, detail, location} = error;
      const where = location ? {file: location.file, line: location.line, column: location.column + 1} : {};
      if (!known.has(placeOf(error))) return {...TOP_LEVEL_AWAIT, where};
      return (
        detail ?? {
          code: 'template-broken',
          what: text,
          where,
          expected: 'sources that compile',
          fix: 'Correct the source, then run the same command again.',
        }
      );
    }),
    {cause},
  );
}

const TOP_LEVEL_AWAIT: Problem = {
  code: 'template-top-level-await',
  what: 'a module that draws uses top-level await',
  expected: 'modules that can be evaluated at once, because each frame shows what they define',
  got: 'await outside of a function',
  fix: 'Import the data, or wait for it in the component, between delayRender() and continueRender().',
};
