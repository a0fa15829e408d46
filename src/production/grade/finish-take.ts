import {keyOf} from '../../machine/files/hash.ts';
import {writeParts} from '../../machine/files/write-file.ts';
import {encoding} from '../../machine/media/conform.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import type {Size} from '../../spot/geometry/box.ts';
import {type FinishPlace, vignetteMask} from '../../spot/grade/finish.ts';
import {type Finish, type LookChoice, NO_FINISH, toFinish} from '../../spot/grade/look.ts';
import {canonical} from '../../spot/keys/canonical-json.ts';
import type {Take} from '../../spot/takes/take.ts';
import type {Footage} from '../../spot/timeline/timeline.ts';
import type {Brand} from '../project/load-brand.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import {GRADE_VERSION, gradeClip} from './grade.ts';

/** Raise when the recipe changes. */
const FINISH_VERSION = 1;

/** A finished clip is shown by both engines: grain needs a rate near to lossless, or the encoder removes it. */
const FINISHED_CRF = 8;

/** The texture that a look of a brand puts on every take; null where it puts none. */
export function finishIn(brand: Brand, choice: LookChoice): Finish | null {
  const named = choice.name ? brand.file.defaults.tenspot.looks[choice.name] : undefined;
  const finish = toFinish(choice, named);
  return canonical(finish) === canonical(NO_FINISH) ? null : finish;
}

/**
 * The take with its grade, and with the texture of a look, as a file that both engines show as it is. It is made once for each
 * grade and each size at which it is seen. The same input gives the same bytes: the grain has a seed of its own for each take, and frame n of
 * the take has the same grain wherever it is shown. `cube`: the staged grade; null for none.
 */
export async function finishTake(
  take: Take,
  cube: string | null,
  finish: Finish,
  {size, window}: FinishPlace,
  {store, tools, signal, progress}: MediaContext,
): Promise<NonNullable<Footage['finished']>> {
  const seed = seedOf(take.src);
  const made = {grade: GRADE_VERSION, finish: FINISH_VERSION, ffmpeg: tools.ffmpegVersion};
  const {src} = await store.once(
    keyOf({take: take.src, cube, texture: finish, size, window, ...made}),
    (note) => [note.src],
    async () => {
      progress?.(`Adding the texture of the look to take ${take.number} of ${take.shot}`);
      return store.draft('gray', async (mask) => {
        const small = smallSize(size);
        await writeParts(mask, [maskBytes(vignetteMask(finish.vignette, window, small))]);
        return store.draft('mp4', async (file) => {
          const graph = finishGraph({cube, finish, size, fps: take.fps, seed});
          const raw = [
            '-f',
            'rawvideo',
            '-pixel_format',
            'gray16le',
            '-video_size',
            `${small.width}x${small.height}`,
          ];
          const inputs = [...input(store.path(take.src)), ...input(mask, raw)];
          const argv = [...inputs, '-an', '-filter_complex', graph, '-map', '[finished]'];
          const all = ['-frames:v', String(take.frames)];
          await ffmpeg(tools, [...argv, ...all, ...encoding(take.fps, FINISHED_CRF), file], {
            signal,
            cwd: store.files,
          });
          return {src: await store.put(file, 'mp4')};
        });
      });
    },
  );
  return {src, ...size};
}

type FinishJob = {cube: string | null; finish: Finish; size: Size; fps: number; seed: number};

const EXACT = 'accurate_rnd+full_chroma_int+full_chroma_inp';

/** What sharpening and grain make brighter than white or darker than black: the browser clips it, too. */
const LEGAL = 'limiter=min=16:max=235:planes=1';

/** The width of a grain, in pixels. Smaller grains do not survive the encoder of a platform. */
const GRAIN_SIZE = 1.6;
/** ffmpeg's `noise` at this strength, enlarged to the size of grains, has a standard deviation of one level. Measured. */
const STRENGTH_OF_LEVEL = 1.8;
/** The standard deviation at grain 1, in levels of 255. */
const MOST_GRAIN = 16;

/**
 * The filters that finish a take, as the stream `[finished]`: its size, sharpness, the grade, the vignette (input 1, on RGB at sixteen bits),
 * then grain on luma. Grain is added where luma is neither black nor white, as in film, and does not change the mean of a colour.
 */
function finishGraph({cube, finish: {grain, sharpness, vignette}, size, fps, seed}: FinishJob): string {
  const {width, height} = size;
  const sharpen = sharpness === 0 ? '' : `,unsharp=5:5:${sharpness}:5:5:0`;
  const sized = `[0:v]scale=${width}:${height}:flags=bicubic+${EXACT}${sharpen}`;
  const graded = cube === null ? '' : `,${gradeClip(cube)}`;
  const toRgb = `scale=flags=bicubic+${EXACT}:in_color_matrix=bt709:in_range=tv:out_range=pc,format=gbrp16le`;
  const toYuv = `scale=flags=bicubic+${EXACT}:out_color_matrix=bt709:out_range=tv,format=yuv420p`;
  const shaded =
    vignette === 0
      ? `${sized}${graded},format=yuv420p,setsar=1[shaded]`
      : [
          `${sized}${graded},${toRgb}[plain]`,
          `[1:v]scale=${width}:${height}:flags=bicubic:in_range=pc:out_range=pc,format=gbrp16le[mask]`,
          `[plain][mask]blend=all_mode=multiply,${toYuv},setsar=1[shaded]`,
        ].join(';');
  if (grain === 0) return `${shaded};[shaded]${LEGAL}[finished]`;
  const strength = Math.min(100, Math.round(grain * MOST_GRAIN * STRENGTH_OF_LEVEL));
  const [across, down] = [Math.ceil(width / GRAIN_SIZE), Math.ceil(height / GRAIN_SIZE)];
  const neutral = 'lutyuv=y=128:u=128:v=128';
  return [
    shaded,
    '[shaded]split=3[under][bright][lit]',
    `color=c=gray:s=${across}x${down}:r=${fps},format=yuv420p,${neutral},noise=c0s=${strength}:c0f=t:c0_seed=${seed},scale=${width}:${height}:flags=bicubic,setsar=1[grain]`,
    // 0 at black and at white, 1 at middle grey.
    `[lit]lutyuv=y='255*max(0,1-pow((val-125.5)/109.5,2))'[where]`,
    '[bright][grain]blend=all_mode=grainmerge:shortest=1[grainy]',
    `[under][grainy][where]maskedmerge=planes=1,${LEGAL},format=yuv420p[finished]`,
  ].join(';');
}

/** A vignette is smooth: its mask is computed small, and ffmpeg enlarges it. */
const MASK_SIDE = 480;

function smallSize({width, height}: Size): Size {
  const scale = Math.min(1, MASK_SIDE / Math.max(width, height));
  return {width: Math.ceil(width * scale), height: Math.ceil(height * scale)};
}

function maskBytes(mask: Float64Array): Uint8Array {
  const codes = new Uint8Array(mask.length * 2);
  const view = new DataView(codes.buffer);
  for (const [at, part] of mask.entries()) view.setUint16(at * 2, Math.round(part * 65535), true);
  return codes;
}

/** A seed of 31 bits from the name of a staged file, which is its hash. */
const seedOf = (src: string): number => Number.parseInt(src.slice(0, 8), 16) & 0x7fffffff;
