import {keyOf} from '../../../machine/files/hash.ts';
import {encoding} from '../../../machine/media/conform.ts';
import {ffmpeg, input} from '../../../machine/media/ffmpeg.ts';
import {FILMSTRIP_STEP, filmstripFrames} from '../../../spot/review/filmstrip.ts';
import type {ShownMaster} from '../../render/opening-stills.ts';
import type {MediaContext} from '../../stage/stage-context.ts';
import {shorterSide} from './review-media.ts';

/** What the grid shows of a master, as paths: a video without sound to play, and a filmstrip to scrub through. */
export type SmallCopy = {
  /** The same frames. */
  video: string;
  /** A JPEG of each of the `filmstripFrames`, one after the other. */
  strip: string;
};

/** Raise when the recipe changes. */
const VERSION = 4;

/** The tiles of the grid are large for up to this many masters. */
const LARGE = 24;

/**
 * Pixels of the shorter side. In a grid of more masters than `LARGE`, tiles are small, and more of them are decoded at once. A filmstrip is
 * only seen while it moves.
 */
const SIDES = {large: {video: 360, strip: 240}, small: {video: 240, strip: 160}};

/**
 * The grid plays many videos at once. The browser decodes all of them in one thread, and each seek from the key frame before it. With a key frame
 * in every fourth frame, 16 of them seek in two thirds of the time; with key frames alone, they are hardly faster, and three times as large.
 */
const VIDEO = {crf: 20, group: 4};

/** ffmpeg's scale of JPEG quality: 2 is the best, 31 the worst. */
const STRIP_QUALITY = 4;

/** As JPEG decoders read colours: BT.601, full range (JFIF 1.02). */
const JPEG_COLOURS = 'in_color_matrix=bt709:in_range=tv:out_color_matrix=bt601:out_range=pc';

/** Makes both from one decoding of the master, which takes most of the time. They are kept. `of`: how many masters the grid has. */
export async function smallCopyOf(
  {file, sha256, fps, frames}: ShownMaster,
  of: number,
  {store, tools, signal}: MediaContext,
): Promise<SmallCopy> {
  const sides = of > LARGE ? SIDES.small : SIDES.large;
  const recipe = {sides, ...VIDEO, quality: STRIP_QUALITY, version: VERSION};
  const key = keyOf({small: sha256, frames, recipe, ffmpeg: tools.ffmpegVersion});
  const made = await store.once<SmallCopy>(
    key,
    ({video, strip}) => [video, strip],
    () =>
      store.draft('mp4', (video) =>
        store.draft('mjpeg', async (strip) => {
          const graph = [
            `[0:v:0]split[whole][some]`,
            `[whole]${shorterSide(sides.video)}[video]`,
            `[some]select='${shownInStrip(frames)}',${shorterSide(sides.strip)}:${JPEG_COLOURS},format=yuvj420p[strip]`,
          ];
          const group = ['-g', `${VIDEO.group}`, '-keyint_min', `${VIDEO.group}`, '-tune', 'fastdecode'];
          await ffmpeg(
            tools,
            [
              ...[...input(file), '-filter_complex', graph.join(';')],
              ...['-map', '[strip]', '-fps_mode', 'passthrough', '-c:v', 'mjpeg'],
              ...['-q:v', `${STRIP_QUALITY}`, '-f', 'mjpeg', strip],
              ...['-map', '[video]', '-an', ...encoding(fps, VIDEO.crf), ...group, video],
            ],
            // The browser that shows the grid needs the processor first.
            {signal, background: true},
          );
          return {video: await store.put(video, 'mp4'), strip: await store.put(strip, 'mjpeg')};
        }),
      ),
  );
  return {video: store.path(made.video), strip: store.path(made.strip)};
}

/** The `filmstripFrames` as an expression of ffmpeg, in which `n` is the number of a frame. */
function shownInStrip(frames: number): string {
  const end = filmstripFrames(frames).at(-1) ?? 0;
  const own = end % FILMSTRIP_STEP === 1 ? '' : `+eq(n,${end})`;
  return `not(mod(n-1,${FILMSTRIP_STEP}))${own}`;
}
