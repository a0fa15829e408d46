import {readFile, realpath} from 'node:fs/promises';
import {join, sep} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {defineConfig, parse, type TokenNormalized} from '@terrazzo/parser';
import type {Token} from '../../spot/brand/tokens.ts';
import {invalid, TenspotError} from '../../spot/problem/errors.ts';
import {readText, sizeOf} from '../files/files.ts';
import {toHex} from './token-color.ts';
import {Collector, type Input, syntaxError} from './token-problems.ts';

/** Bytes of a token file: the largest design systems have a tenth of it. */
const MOST = 4 * 1024 * 1024;

/** The tokens of these files of a folder, later ones over earlier ones. */
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
    // The parser only keeps the words of what it was refused.
    if (refused.length > 0) throw refused[0];
    if (error instanceof TenspotError) throw error;
    throw syntaxError(error as Error, inputs);
  }
}

/** A reference may lead to another file of the same folder, never elsewhere and never over the network. */
async function readBeside(url: URL, folder: string): Promise<string> {
  const outside = new TenspotError({
    code: 'tokens-reference',
    what: 'a token refers to something outside of the brand',
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
  if (bytes <= MOST) return;
  throw invalid({
    code: 'tokens-too-large',
    what: 'this token file is too large',
    where: {file},
    expected: `at most ${MOST / 1024 / 1024} MB`,
    got: `${(bytes / 1024 / 1024).toFixed(1)} MB`,
    fix: 'Keep only the tokens that a spot needs: colours and type.',
  });
}

function toToken(token: TokenNormalized): Token {
  const {id, $type, $value, aliasOf, $extensions, source} = token;
  const start = source.node?.loc?.start as {line: number; column: number} | undefined;
  const ours = $extensions?.tenspot as {case?: Token['letters']} | undefined;
  return {
    id,
    type: $type,
    value: $type === 'color' ? toHex($value) : $value,
    alias: aliasOf ?? null,
    letters: ours?.case ?? null,
    where: {
      ...(source.filename ? {file: fileURLToPath(source.filename)} : {}),
      line: start?.line,
      column: start?.column,
    },
  };
}
