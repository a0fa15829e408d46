import {join} from 'node:path';
import {expect, test} from 'vitest';
import {cameraWindowExpression} from '../../../src/machine/media/camera-window.ts';
import {ffmpeg} from '../../../src/machine/media/ffmpeg.ts';
import {run} from '../../../src/machine/process/child.ts';
import {type CameraMove, moveAt} from '../../../src/spot/timeline/camera-move.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {tools} from '../../support/tools.ts';

const SIZE = 400;

/** Where a thin bright line stands in every frame, by its centre of brightness, in pixels. */
async function lineThrough(move: CameraMove, at: number, frames: number): Promise<number[]> {
  const file = join(temporaryFolder(), 'line.mkv');
  const line = `color=black:size=${SIZE}x20:rate=30,format=gray,geq=lum='if(eq(X\\,${at})\\,255\\,0)'`;
  await ffmpeg(tools, [
    '-f',
    'lavfi',
    '-i',
    line,
    '-frames:v',
    String(frames),
    '-vf',
    `perspective=${cameraWindowExpression(move, {frames, towards: [0.5, 0.5]})}:interpolation=cubic:eval=frame`,
    '-c:v',
    'ffv1',
    file,
  ]);
  const {stdout} = await run(tools.ffmpeg, [
    '-v',
    'error',
    '-i',
    file,
    '-f',
    'rawvideo',
    '-pix_fmt',
    'gray',
    '-',
  ]);
  return Array.from({length: frames}, (_, frame) => {
    const row = stdout.subarray(frame * SIZE * 20 + SIZE * 10, frame * SIZE * 20 + SIZE * 11);
    const weight = row.reduce((sum, value) => sum + value, 0);
    return row.reduce((sum, value, x) => sum + value * (x + 0.5), 0) / weight;
  });
}

test('a one-pixel line under a 2 % push moves outwards in every frame', async () => {
  const places = await lineThrough({kind: 'push', amount: 0.02, ease: 'linear'}, 300, 60);
  for (let frame = 1; frame < places.length; frame++)
    expect(places[frame]).toBeGreaterThanOrEqual((places[frame - 1] ?? 0) - 0.01);
  expect((places.at(-1) ?? 0) - (places[0] ?? 0)).toBeCloseTo(0.02 * 100.5, 0);
});

test('ffmpeg and moveAt agree to a twentieth of a pixel at the first frame, the last and between', async () => {
  for (const kind of ['push', 'pan-right', 'pull'] as const) {
    const move: CameraMove = {kind, amount: 0.1, ease: 'ease'};
    const frames = 31;
    const places = await lineThrough(move, 260, frames);
    places.forEach((place, frame) => {
      const {zoom, x} = moveAt(move, frame / (frames - 1));
      const expected = ((260.5 / SIZE - 0.5 - x) * zoom + 0.5) * SIZE;
      expect(Math.abs(place - expected)).toBeLessThan(0.06);
    });
  }
});
