import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {run} from '../../../src/machine/process/child.ts';
import {gradeClip} from '../../../src/production/grade/grade.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {frameOf, tools} from '../../support/tools.ts';

/** A cube of two steps a side, which gives each corner (0 or 1 in red, green and blue) this colour. */
const cubeOf = (color: (red: number, green: number, blue: number) => number[]): string => {
  const corners = [0, 1].flatMap((blue) =>
    [0, 1].flatMap((green) => [0, 1].map((red) => color(red, green, blue).join(' '))),
  );
  return `LUT_3D_SIZE 2\n${corners.join('\n')}\n`;
};

/** The colour of a clip of one colour, graded by the real ffmpeg. */
async function graded(color: string, cube: string): Promise<number[]> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.cube'), cube);
  const source = `color=${color}:size=32x32:rate=25,format=gbrp,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p`;
  const argv = ['-v', 'error', '-f', 'lavfi', '-i', source, '-frames:v', '1', '-vf', gradeClip('a.cube')];
  await run(tools.ffmpeg, [...argv, '-c:v', 'ffv1', 'a.mkv'], {cwd: folder});
  return [...(await frameOf(join(folder, 'a.mkv'), 0)).subarray(0, 3)];
}

const near = (found: number[], wanted: number[]): void => {
  for (const [index, value] of wanted.entries())
    expect(Math.abs((found[index] ?? -99) - value)).toBeLessThan(4);
};

test('a cube that changes nothing leaves the colours of a clip', async () => {
  const neutral = cubeOf((red, green, blue) => [red, green, blue]);
  near(await graded('0xc04020', neutral), [0xc0, 0x40, 0x20]);
});

test('a cube grades red, green and blue, each by its own axis', async () => {
  const swapped = cubeOf((red, green, blue) => [blue, red, green]);
  near(await graded('0xc04020', swapped), [0x20, 0xc0, 0x40]);
});
