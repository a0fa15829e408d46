import {readFile, realpath} from 'node:fs/promises';
import {join, sep} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {defineConfig, parse, type TokenNormalized} from '@terrazzo/parser';
import type {Token} from '../../spot/brand/tokens.ts';
import {invalid, TenspotError} from '../../spot/problem/errors.ts';
import {readText, sizeOf} from '../files/read-file.ts';
import {toHex} from './token-color.ts';
import {Collector, type Input, syntaxError} from './token-problems.ts';

/** Maximum bytes of a token file. The largest design systems have a tenth of it. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Parses the token files of a folder; if two define a token, the later one wins. Errors: codes that start with `tokens-`. */
export async function parseTokens(folder: string, names: readonly string[]): Promise<Token[]> {
  const inputs: Input[] = [];
  for (const name of names) {
    const file = join(folder, name);
    await refuseHuge(file);
    inputs.push({filename: pathToFileURL(file), src: await readText(file)});
  }
  const logger = new Collector(inputs);
  const refused: unknown[] = [];
  try {
    const config = defineConfig({}, {logger, cwd: pathToFileURL(`${folder}${sep}`)});
    const {tokens} = await parse(inputs, {
      logger,
      config,
      req: (url) =>
        readBeside(url, folder).catch((error: unknown) => {
          refused.push(error);
          throw error;
        }),
    });
    return Object.values(tokens).map(toToken);
  } catch (error) {
    // The parser keeps only the message of an error that `req` throws.
    if (refused.length > 0) throw refused[0];
    if (error instanceof TenspotError) throw error;
    throw syntaxError(error as Error, inputs);
  }
}

/** Reads a file that a token refers to. Only JSON files inside the folder may be read, after links are resolved. */
async function readBeside(url: URL, folder: string): Promise<string> {
  const outside = new TenspotError({
    code: 'tokens-reference',
    what: 'a token refers to a file outside of the brand',
    where: {file: folder},
    expected: "a JSON file in the brand's folder",
    got: url.href,
    fix: 'Copy that file into the folder and refer to it there.',
  });
  if (url.protocol !== 'file:' || !url.pathname.endsWith('.json')) throw outside;
  const root = await realpath(folder);
  const file = await realpath(fileURLToPath(url)).catch(() => '');
  if (!file.startsWith(`${root}${sep}`)) throw outside;
  await refuseHuge(file);
  return readFile(file, 'utf8');
}

async function refuseHuge(file: string): Promise<void> {
  const bytes = (await sizeOf(file)) ?? 0;
  if (bytes <= MAX_BYTES) return;
  throw invalid({
    code: 'tokens-too-large',
    what: 'this token file is too large',
    where: {file},
    expected: `at most ${MAX_BYTES / 1024 / 1024} MB`,
    got: `${(bytes / 1024 / 1024).toFixed(1)} MB`,
    fix: 'Keep only the tokens that Tenspot uses: colours and typography.',
  });
}

function toToken(token: TokenNormalized): Token {
  const {id, $type, $value, aliasOf, $extensions, source} = token;
  const start = source.node?.loc?.start as {line: number; column: number} | undefined;
  const extension = $extensions?.tenspot as {case?: Token['letterCase']} | undefined;
  return {
    id,
    type: $type,
    value: $type === 'color' ? toHex($value) : $value,
    alias: aliasOf ?? null,
    letterCase: extension?.case ?? null,
    where: {
      ...(source.filename ? {file: fileURLToPath(source.filename)} : {}),
      line: start?.line,
      column: start?.column,
    },
  };
}
