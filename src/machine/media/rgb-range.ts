/** The sides of the small picture that is looked at, in cells. Means of cells, because chroma of half the size leaves the range at every sharp edge. */
const CELLS = 48;

/** Frames between two that are looked at. */
const STEP = 4;

/** How far a channel of RGB has to be outside of 0 to 1, and the share of the cells of a frame, that count. */
const FAR = 0.03;
const SHARE = 0.01;

/** Filters that make of a clip in BT.709 what `leavesRgbRange` reads. */
export const CELLS_FILTERS = `select='not(mod(n,${STEP}))',scale=${CELLS}:${CELLS}:flags=area,format=yuv444p`;

const ROUND = 'flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';

/**
 * Filters that bring a clip in BT.709, limited range, into the range of RGB, in 12 bits so that nothing else changes. Measured on a clip
 * whose colours are far outside: what a screen shows stays within 52 dB, and another conversion to RGB and back changes nothing more (59 dB).
 */
export const CLIP_TO_RGB = [
  `scale=in_color_matrix=bt709:in_range=tv:${ROUND}`,
  'format=gbrp12le',
  `scale=out_color_matrix=bt709:out_range=tv:${ROUND}`,
  'format=yuv420p',
].join(',');

/**
 * Whether a clip has colours that RGB does not have: brighter than white, or more saturated than a screen can show. The browser clips
 * them when it decodes a frame, ffmpeg only when it converts to RGB, so what is mixed from them would differ between the engines.
 */
export function leavesRgbRange(cells: Uint8Array): boolean {
  const area = CELLS * CELLS;
  for (let from = 0; from + 3 * area <= cells.length; from += 3 * area) {
    let outside = 0;
    for (let at = from; at < from + area; at++)
      if (excess(cells[at] ?? 0, cells[at + area] ?? 0, cells[at + 2 * area] ?? 0) > FAR) outside++;
    if (outside > SHARE * area) return true;
  }
  return false;
}

/** How far a colour is outside of RGB (ITU-R BT.709-6, 3.2 to 3.5). */
function excess(y: number, u: number, v: number): number {
  const [luma, blue, red] = [(y - 16) / 219, (u - 128) / 224, (v - 128) / 224];
  const rgb = [luma + 1.5748 * red, luma - 0.1873 * blue - 0.4681 * red, luma + 1.8556 * blue];
  return Math.max(-Math.min(...rgb), Math.max(...rgb) - 1);
}
