import {readFile} from 'node:fs/promises';
import {create} from 'fontkit';
import {fileError} from '../files/files.ts';
import {unreadable} from './font-kind.ts';

/** The characters that a font file can draw. */
export async function readGlyphs(file: string): Promise<ReadonlySet<number>> {
  const data = await readFile(file).catch((error: unknown) => {
    throw fileError(error, file);
  });
  try {
    const font = create(data);
    const [face] = 'fonts' in font ? font.fonts : [font];
    return new Set(face?.characterSet);
  } catch (error) {
    throw unreadable(file, `what no font reader understands: ${(error as Error).message}`);
  }
}
