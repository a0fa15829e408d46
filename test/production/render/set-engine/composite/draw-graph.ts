import {dirname} from 'node:path';
import {ffmpeg, input} from '../../../../../src/machine/media/ffmpeg.ts';
import {
  type FootageSpan,
  footageGraph,
} from '../../../../../src/production/render/set-engine/composite/footage-graph.ts';
import {tools} from '../../../../support/tools.ts';

/**
 * What the set engine's graph of filters makes of a span: every frame's planes, before any encoder. Files are named
 * by their paths. Two rows are added, which begin with the number of the
 * graphics that met the frame: those are laid over it as in a master.
 */
export async function drawGraph(span: FootageSpan): Promise<Buffer[]> {
  const {inputs, filters} = footageGraph(span);
  const read = inputs.flatMap(({src, seconds}) => input(src, ['-ss', seconds.toFixed(6)]));
  const {fps} = span.frame;
  const numbers = `color=black:s=2x2:r=${fps},format=yuv420p,geq=lum=N:cb=128:cr=128,settb=1/${fps},setpts=N[graphics]`;
  const laid = [
    ...filters,
    numbers,
    '[footage]pad=iw:ih+2[tall];[tall][graphics]overlay=y=H-2:format=yuv420:shortest=1[laid]',
  ];
  const raw = ['-map', '[laid]', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-'];
  const {stdout} = await ffmpeg(tools, [...read, '-filter_complex', laid.join(';'), ...raw], {
    cwd: dirname(inputs[0]?.src ?? '/'),
  });
  const length = (span.frame.width * (span.frame.height + 2) * 3) / 2;
  return Array.from({length: stdout.length / length}, (_, at) =>
    stdout.subarray(at * length, (at + 1) * length),
  );
}
