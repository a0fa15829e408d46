import {join} from 'node:path';
import {run} from '../../src/machine/process/child.ts';
import {findTools} from '../../src/machine/tools/tools.ts';

export const ROOT = join(import.meta.dirname, '../..');

export const tools = findTools(ROOT);

/** Makes a file with the real ffmpeg, from its own test sources. */
export const makeMedia = async (args: readonly string[], file: string): Promise<string> => {
  await run(tools.ffmpeg, ['-v', 'error', '-y', ...args, file]);
  return file;
};

/** The pixels of one frame as RGB bytes. */
export async function frameOf(
  file: string,
  frame: number,
  size?: {width: number; height: number},
): Promise<Buffer> {
  const exact = 'in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int';
  const scale = size ? `,scale=${size.width}:${size.height}:${exact}` : `,scale=${exact}`;
  const {stdout} = await run(tools.ffmpeg, [
    '-v',
    'error',
    '-i',
    file,
    '-vf',
    `select=eq(n\\,${frame})${scale}`,
    '-frames:v',
    '1',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-',
  ]);
  return stdout;
}
