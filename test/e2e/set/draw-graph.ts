import {dirname} from 'node:path';
import {ffmpeg, input} from '../../../src/machine/ffmpeg.ts';
import {footageGraph, type Stretch} from '../../../src/production/render/set/footage-graph.ts';
import {tools} from '../../support/tools.ts';

/** What the set engine's graph of filters makes of a stretch: every frame's planes, before any encoder. Files are named by their paths. */
export async function drawGraph(stretch: Stretch): Promise<Buffer[]> {
  const {inputs, filters} = footageGraph(stretch);
  const read = inputs.flatMap(({src, seconds}) => input(src, ['-ss', seconds.toFixed(6)]));
  const raw = ['-map', '[footage]', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-'];
  const {stdout} = await ffmpeg(tools, [...read, '-filter_complex', filters.join(';'), ...raw], {
    cwd: dirname(inputs[0]?.src ?? '/'),
  });
  const length = (stretch.frame.width * stretch.frame.height * 3) / 2;
  return Array.from({length: stdout.length / length}, (_, at) =>
    stdout.subarray(at * length, (at + 1) * length),
  );
}
