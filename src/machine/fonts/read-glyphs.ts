import {readFile} from 'node:fs/promises';
import {create} from 'fontkit';
import {fileError} from '../files/file-error.ts';
import {unreadable} from './font-kind.ts';

/** The code points that a font file has glyphs for. Errors: `font-unreadable`. */
export async function readGlyphs(file: string): Promise<ReadonlySet<number>> {
  const data = await readFile(file).catch((error: unknown) => {
    throw fileError(error, file);
  });
  try {
    const font = create(data);
    const [face] = 'fonts' in font ? font.fonts : [font];
    return new Set(face?.characterSet);
  } catch (error) {
    throw unreadable(file, `a file that cannot be parsed: ${(error as Error).message}`);
  }
}
