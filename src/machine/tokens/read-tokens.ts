import type {Token} from '../../spot/brand/tokens.ts';
import {listEntries} from '../files/folders.ts';

/** The design tokens in a folder's `*.tokens.json` (DTCG 2025.10). If two files define a token, the one later in the alphabet wins. */
export async function readTokens(folder: string): Promise<Token[]> {
  const names = (await listEntries(folder)).filter((name) => name.endsWith('.tokens.json'));
  if (names.length === 0) return [];
  // Loaded only when needed: the parser is slow to load, and most brands have no tokens.
  const {parseTokens} = await import('./token-parser.ts');
  return parseTokens(folder, names);
}
