import type {WideColours, WidePrimaries, WideTransfer} from '../../spot/grade/to-rec709.ts';
import type {ConvertedColours} from '../../spot/takes/take.ts';
import {notMedia} from './media-problem.ts';
import type {ClipSource, Video} from './probe.ts';

type Colours = Pick<Video, 'color' | 'width' | 'height'>;

/** Raise when colours of clips are read or converted in another way: everything that is made from clips is then made again. */
export const COLOURS_VERSION = 3;

/** ffprobe's names of matrices, and ffmpeg's. RGB has none: ffmpeg ignores the option. */
const MATRICES: Record<string, string> = {
  bt709: 'bt709',
  bt470bg: 'bt601',
  smpte170m: 'bt601',
  smpte240m: 'smpte240m',
  fcc: 'fcc',
  bt2020nc: 'bt2020',
  gbr: 'bt709',
};

/** ffprobe's names of HDR transfers. */
const BRIGHT: Record<string, WideTransfer> = {'arib-std-b67': 'hlg', smpte2084: 'pq'};

/** Transfers that are defined for BT.2020 only; usual displays show them as the one of BT.709. */
const OF_BT2020 = ['bt2020-10', 'bt2020-12'];

/** Transfers of usual displays and cameras. Players treat them like BT.709. */
const USUAL = [
  ...['bt709', 'smpte170m', 'bt470bg', 'bt470m', 'smpte240m', 'gamma22', 'gamma28'],
  ...['iec61966-2-1', 'iec61966-2-4', 'bt1361e', ...OF_BT2020],
];

/** Primaries that are nearly those of BT.709, and wider ones. */
const NARROW = ['bt709', 'bt470bg', 'smpte170m', 'smpte240m', 'bt470m', 'film', 'jedec-p22', 'ebu3213'];
const WIDE: Record<string, WidePrimaries> = {bt2020: 'bt2020', smpte432: 'p3'};

/**
 * The options of ffmpeg's `scale` that read a clip in its matrix and range. A clip without colour tags is read as players do: BT.601 up to
 * standard definition, BT.709 above; with the primaries of BT.2020, in its matrix.
 */
export function matrixOptions({color, width, height}: Colours): string {
  const {matrix, range} = color;
  const guess =
    primariesOf(color) === 'bt2020' ? 'bt2020' : Math.min(width, height) <= 576 ? 'bt601' : 'bt709';
  return `in_color_matrix=${MATRICES[matrix ?? ''] ?? guess}:in_range=${range === 'pc' ? 'pc' : 'tv'}`;
}

/**
 * The primaries of a clip. Many cameras and programs write only the matrix or the transfer: those that only BT.2020 and BT.2100 have stand
 * for its primaries.
 */
function primariesOf({matrix, transfer, primaries}: Colours['color']): string | null {
  if (primaries !== null) return primaries;
  const isOfBt2020 = matrix === null && OF_BT2020.includes(transfer ?? '');
  return matrix === 'bt2020nc' || isOfBt2020 || BRIGHT[transfer ?? ''] ? 'bt2020' : null;
}

/** The colours of a clip that have to be converted to Rec. 709; null where it has these colours. */
export function wideColours({color}: Pick<Colours, 'color'>): WideColours | null {
  const bright = BRIGHT[color.transfer ?? ''];
  const wide = WIDE[primariesOf(color) ?? ''] ?? null;
  if (!bright) return wide && {transfer: 'display', primaries: wide};
  return {transfer: bright, primaries: wide};
}

/** What tells the colours of a clip apart that are converted to Rec. 709; null where it has these colours. */
export function convertedColours(source: Pick<Colours, 'color'>): ConvertedColours | null {
  const wide = wideColours(source);
  return wide && (wide.transfer === 'display' ? wide.primaries : wide.transfer);
}

/** Errors: `clip-invalid` for a clip whose colours cannot be converted correctly, because of its matrix, transfer, primaries or Dolby Vision. */
export function refuseColours(
  clip: string,
  {color: {matrix, transfer, primaries}, dolbyVision}: Pick<ClipSource, 'color' | 'dolbyVision'>,
): void {
  const known = (value: string | null, names: readonly string[]): boolean =>
    value === null || names.includes(value);
  const strange = [
    ...(known(matrix, Object.keys(MATRICES)) ? [] : [`matrix ${matrix}`]),
    ...(known(transfer, [...USUAL, ...Object.keys(BRIGHT)]) ? [] : [`transfer ${transfer}`]),
    ...(known(primaries, [...NARROW, ...Object.keys(WIDE)]) ? [] : [`primaries ${primaries}`]),
    ...(dolbyVision === null ? [] : [`Dolby Vision of profile ${dolbyVision}`]),
  ];
  if (strange.length === 0) return;
  throw notMedia(
    clip,
    'colours of BT.709, BT.601, BT.2020, P3, HLG or PQ',
    `${strange.join(', ')}: export the clip in BT.709`,
  );
}
