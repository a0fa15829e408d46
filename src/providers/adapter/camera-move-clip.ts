import {z} from 'zod';
import {cameraWindowExpression} from '../../machine/media/camera-window.ts';
import {encoding} from '../../machine/media/conform.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import {flatten, imageSize} from '../../machine/media/image.ts';
import {within} from '../../spot/geometry/cover.ts';
import {CameraMove, moveEnds} from '../../spot/timeline/camera-move.ts';
import {toFrames} from '../../spot/timeline/frames.ts';
import type {Context} from '../contract/contract.ts';

const Params = z.object({
  move: CameraMove.shape.kind,
  amount: z.number(),
  ease: CameraMove.shape.ease.unwrap(),
  seconds: z.number(),
  fps: z.number(),
  x: z.number(),
  y: z.number(),
});

/** Pixels of the shorter side of a take: full HD, whatever the format it is cut to. */
const SHORTER_SIDE = 1080;

/**
 * ffmpeg's `perspective` moves the corners by fractions of a pixel; `zoompan` and `crop` would round them
 * and jitter. The photo is laid out larger by the zoom, so that the closest view is still sharp. It is decoded and
 * converted to yuv420p once, and that picture is repeated: with the decoder, RGB and cubic interpolation in every frame, a
 * take costs 2.6 times the CPU, and the pictures agree to 56 dB.
 */
export async function cameraMoveClip(
  raw: unknown,
  photo: string,
  file: string,
  {tools, draft, signal}: Context,
): Promise<void> {
  const {move: kind, amount, ease, seconds, fps, x, y} = Params.parse(raw);
  const move: CameraMove = {kind, amount, ease};
  const {from, to} = moveEnds(move);
  const size = within(await imageSize(photo), SHORTER_SIDE);
  const zoom = Math.max(from.zoom, to.zoom);
  const canvas = {
    width: Math.round((size.width * zoom) / 2) * 2,
    height: Math.round((size.height * zoom) / 2) * 2,
  };
  const frames = toFrames(seconds, fps);
  const exact = 'accurate_rnd+full_chroma_int+full_chroma_inp';
  const filters = [
    `scale=flags=bicubic+${exact}:out_color_matrix=bt709:out_range=tv`,
    'format=yuv420p',
    `loop=loop=-1:size=1,settb=1/${fps},setpts=N`,
    ...(kind === 'static'
      ? []
      : [
          `perspective=${cameraWindowExpression(move, {frames, towards: [x, y]})}:interpolation=linear:eval=frame`,
        ]),
    `scale=${size.width}:${size.height}:flags=area+${exact}`,
  ];
  await draft('png', async (sheet) => {
    await flatten(photo, sheet, canvas.width, canvas.height);
    const once = input(sheet, ['-f', 'png_pipe', '-framerate', String(fps)]);
    await ffmpeg(
      tools,
      [...once, '-frames:v', String(frames), '-vf', filters.join(','), '-an', ...encoding(fps), file],
      {signal},
    );
  });
}
