import type {PlacementFigure} from '../placement/figure.ts';
import {formatsOf} from '../placement/joint-placement.ts';
import type {Placement} from '../placement/placement.ts';
import type {Format} from '../variant/format.ts';

/** The facts of a finished file that a placement judges it by. Rates are in bits per second, sample rates in hertz. */
export type FileFacts = {
  format: Format;
  width: number;
  height: number;
  seconds: number;
  fps: number;
  bytes: number;
  /** Extension without the dot. */
  container: string;
  videoCodec: string;
  audioCodec: string;
  channels: number;
  sampleRate: number;
  /** The rate that the encoder was asked for. */
  audioBitRate: number;
  /** Integrated loudness in LUFS, true peak in dBTP and the loudest three seconds in LUFS (left out in shorter files); null for a silent file. */
  loudness: {lufs: number; peak: number; shortTerm?: number | undefined} | null;
};

/** What of a file a placement does not take. */
export type FileNeed = {
  /** The figure: `bytes.most`. */
  figure: string;
  expected: string;
  got: string;
  /** True if an encode of the same picture can meet it; else the variant has to be made again. */
  byEncoding: boolean;
  source: string;
};

/** LU by which the loudness may differ before the sound is encoded again: below it, a difference is not heard. EBU R 128 allows +-0.5 LU. */
const LOUDNESS_ROOM = 0.5;

/** LU above the limit of short-term loudness that count as measuring error (EBU Tech 3341: 0.1 LU). */
const SHORT_TERM_ROOM = 0.1;

/** Decibels above the peak that count as measuring error. */
const PEAK_ROOM = 0.1;

/** What of a file a placement does not take, by the figures that have a source. Empty where the file fits. */
export function fileNeeds(
  file: FileFacts,
  placement: Placement,
  moreLimits: {bytes?: number} = {},
): FileNeed[] {
  const {seconds, bytes, bitRate, frameRate, containers, videoCodecs, audio} = placement;
  const size = placement.formats[file.format];
  const rate = (8 * file.bytes) / file.seconds;
  const quiet = file.loudness && loudnessNeed(file.loudness, placement);
  return [
    ...(formatsOf(placement).includes(file.format)
      ? []
      : [need('formats', formatsOf(placement).join(', '), file.format, false, placement.accepts)]),
    ...atLeast('width', file.width, size?.least && pick(size.least, ({width}) => width), false, ' px'),
    ...atLeast('height', file.height, size?.least && pick(size.least, ({height}) => height), false, ' px'),
    ...atMost('width', file.width, size?.most && pick(size.most, ({width}) => width), false, ' px'),
    ...atMost('height', file.height, size?.most && pick(size.most, ({height}) => height), false, ' px'),
    ...atLeast('seconds.least', file.seconds, seconds?.least, false, ' s'),
    ...atMost('seconds.most', file.seconds, seconds?.most, false, ' s'),
    ...atLeast('frameRate.least', file.fps, frameRate?.least, false, ' fps'),
    ...atMost('frameRate.most', file.fps, frameRate?.most, false, ' fps'),
    ...atLeast('bytes.least', file.bytes, bytes?.least, false, ' bytes'),
    ...atMost('bytes.most', file.bytes, bytes?.most, true, ' bytes'),
    ...(moreLimits.bytes !== undefined && file.bytes > moreLimits.bytes
      ? [
          need(
            'bulkImport.bytesEach',
            `at most ${moreLimits.bytes} bytes`,
            `${file.bytes} bytes`,
            true,
            placement.bulkImport?.bytesEach,
          ),
        ]
      : []),
    ...atLeast('bitRate.least', rate, bitRate?.least, true, ' bit/s'),
    ...atMost('bitRate.most', rate, bitRate?.most, true, ' bit/s'),
    ...oneOf('containers', file.container, containers, true),
    ...oneOf('videoCodecs', file.videoCodec, videoCodecs, true),
    ...oneOf('audio.codecs', file.audioCodec, audio?.codecs, true),
    ...atMost('audio.channels', file.channels, audio?.channels, true, ' channels'),
    ...atLeast('audio.sampleRate.least', file.sampleRate, audio?.sampleRate?.least, true, ' Hz'),
    ...atMost('audio.sampleRate.most', file.sampleRate, audio?.sampleRate?.most, true, ' Hz'),
    ...atLeast('audio.bitRate.least', file.audioBitRate, audio?.bitRate?.least, true, ' bit/s'),
    ...atMost('audio.bitRate.most', file.audioBitRate, audio?.bitRate?.most, true, ' bit/s'),
    ...(quiet ? [quiet] : []),
  ];
}

function loudnessNeed(
  {lufs, peak, shortTerm}: NonNullable<FileFacts['loudness']>,
  {loudness}: Placement,
): FileNeed | undefined {
  const {value} = loudness;
  const isLoud =
    shortTerm !== undefined && value.shortTerm !== undefined && shortTerm > value.shortTerm + SHORT_TERM_ROOM;
  const isOff = isLoud || Math.abs(lufs - value.lufs) > LOUDNESS_ROOM || peak > value.peak + PEAK_ROOM;
  return isOff
    ? need(
        'loudness',
        `${value.lufs} LUFS, peak ${value.peak} dBTP${value.shortTerm === undefined ? '' : `, at most ${value.shortTerm} LUFS in three seconds`}`,
        `${lufs} LUFS, peak ${peak} dBTP${shortTerm === undefined ? '' : `, ${shortTerm} LUFS in the loudest three seconds`}`,
        true,
        loudness,
      )
    : undefined;
}

type Figure<T> = Pick<PlacementFigure<T>, 'value' | 'source' | 'asOf' | 'confidence'>;

const pick = <T, U>(figure: PlacementFigure<T>, of: (value: T) => U): Figure<U> => ({
  ...figure,
  value: of(figure.value),
});

const atLeast = (
  figure: string,
  got: number,
  least: Figure<number> | undefined,
  byEncoding: boolean,
  unit: string,
) =>
  least && got < least.value
    ? [need(figure, `at least ${least.value}${unit}`, `${round(got)}${unit}`, byEncoding, least)]
    : [];

const atMost = (
  figure: string,
  got: number,
  most: Figure<number> | undefined,
  byEncoding: boolean,
  unit: string,
) =>
  most && got > most.value
    ? [need(figure, `at most ${most.value}${unit}`, `${round(got)}${unit}`, byEncoding, most)]
    : [];

const oneOf = (figure: string, got: string, list: Figure<string[]> | undefined, byEncoding: boolean) =>
  list && !list.value.includes(got) ? [need(figure, list.value.join(', '), got, byEncoding, list)] : [];

const round = (value: number): number => Number(value.toFixed(3));

const need = (
  figure: string,
  expected: string,
  got: string,
  byEncoding: boolean,
  by: Pick<PlacementFigure<unknown>, 'source' | 'asOf' | 'confidence'> | undefined,
): FileNeed => ({
  figure,
  expected,
  got,
  byEncoding,
  source: by ? `${by.source} (${by.asOf}, ${by.confidence})` : 'the formats of the placement',
});
