import {ffmpeg} from '../../src/machine/media/ffmpeg.ts';
import {tools} from './tools.ts';

/**
 * The lowest PSNR in dB of the frames of two videos, or of a picture and a frame of a video. Pictures of equal pixels have infinity.
 */
export async function videoPsnr(one: string, other: string, frame?: number): Promise<number> {
  const yuv = 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,settb=1/25,setpts=N';
  const chosen = frame === undefined ? yuv : `select=eq(n\\,${frame}),${yuv}`;
  const graph = `[0:v]${yuv}[a];[1:v]${chosen}[b];[a][b]psnr=stats_file=-`;
  const {stdout} = await ffmpeg(tools, ['-i', one, '-i', other, '-lavfi', graph, '-f', 'null', '/dev/null']);
  const values = [...stdout.toString().matchAll(/psnr_avg:(\S+)/g)].map(([, value]) =>
    value === 'inf' ? Number.POSITIVE_INFINITY : Number(value),
  );
  if (values.length === 0) throw new Error('ffmpeg compared no frames');
  return Math.min(...values);
}
