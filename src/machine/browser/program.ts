import {build} from 'esbuild';
import {TenspotError} from '../../spot/errors.ts';
import {sha256} from '../hash.ts';
import {CONDITIONS} from './protocol.ts';

type Program = {root: string} & ({entry: string} | {source: string; folder: string});

/**
 * The hash of everything that a drawing program consists of: its modules and those of the packages it
 * uses, without comments and white space. Equal hashes draw equal pictures from equal props.
 */
export async function programHash(program: Program): Promise<{hash: string}> {
  const start =
    'entry' in program
      ? {entryPoints: [program.entry]}
      : {stdin: {contents: program.source, resolveDir: program.folder, loader: 'tsx' as const}};
  try {
    const result = await build({
      ...start,
      bundle: true,
      write: false,
      minifyWhitespace: true,
      legalComments: 'none',
      format: 'esm',
      platform: 'browser',
      jsx: 'automatic',
      conditions: CONDITIONS,
      absWorkingDir: program.root,
      define: {'process.env.NODE_ENV': '"production"'},
      loader: {
        '.woff2': 'dataurl',
        '.woff': 'dataurl',
        '.png': 'dataurl',
        '.webp': 'dataurl',
        '.jpg': 'dataurl',
        '.svg': 'dataurl',
        '.css': 'css',
      },
      outdir: program.root,
      logLevel: 'silent',
    });
    return {hash: sha256(result.outputFiles.map((file) => file.hash).join(' '))};
  } catch (cause) {
    const errors =
      (cause as {errors?: {text: string; location: {file: string; line: number; column: number} | null}[]})
        .errors ?? [];
    if (errors.length === 0) throw cause;
    throw new TenspotError(
      errors.map(({text, location}) => ({
        code: 'template-broken',
        what: text,
        where: location ? {file: location.file, line: location.line, column: location.column + 1} : {},
        expected: 'sources that compile',
      })),
      {cause},
    );
  }
}
