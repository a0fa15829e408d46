import type {Token} from '../../spot/brand/tokens.ts';
import {listEntries} from '../files/files.ts';

/** The design tokens of a folder (`*.tokens.json`, DTCG 2025.10), later files over earlier ones; none where there are none. */
export async function readTokens(folder: string): Promise<Token[]> {
  const names = (await listEntries(folder)).filter((name) => name.endsWith('.tokens.json'));
  if (names.length === 0) return [];
  // The parser takes a while to load, and most brands have no tokens.
  const {parseTokens} = await import('./token-parser.ts');
  return parseTokens(folder, names);
}
