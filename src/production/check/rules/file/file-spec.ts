import type {MasterFile} from '../../../../machine/media/master-file.ts';
import {fileNeeds} from '../../../../spot/delivery/file-needs.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import type {Size} from '../../../../spot/geometry/box.ts';
import type {Placement} from '../../../../spot/placement/placement.ts';
import {type CheckedMaster, masterRule} from '../../master.ts';

const SOURCE =
  'The format that Tenspot encodes and that every platform in docs/placements.md accepts: MP4, H.264 High 4.2 or below, AAC';

/** H.264 level x 10, and frames by which sound and picture may differ. */
const LEVEL = 42;
const LENGTH = 1;

/** The container, codecs, size, rate, length and colour tags of a master. */
export const fileSpec = masterRule({
  id: 'file-spec',
  version: 4,
  title: 'The format or the length of the file is not what the spot and the platforms ask for.',
  severity: 'error',
  limits: {
    level: {value: LEVEL, unit: 'level x 10', stricter: 'lower', source: SOURCE},
    lengthFrames: {
      value: LENGTH,
      unit: 'frames',
      stricter: 'lower',
      source: 'One frame: the resolution of the edit',
    },
  },
  judge: ({spot, size, file, picture, placements}, {level, lengthFrames}) => [
    ...fileFaults({...spot, size, file, readable: picture.frames}, {level, lengthFrames}).map(
      (fault): Fault => ({...fault, fix: {kind: 'render'}}),
    ),
    ...placements.flatMap((placement) => placementFaults({...spot, file}, placement)),
  ],
});

/** Facts of a placement that are judged here. Deliveries encode for the others. */
const JUDGED = ['seconds.least', 'seconds.most', 'frameRate.least', 'frameRate.most', 'bytes.most'];

/**
 * What of a master a placement does not take. A length or a rate outside of its limits is an error, because the variant has to be made again;
 * a file with too many bytes is a warning, because a delivery encodes it smaller.
 */
function placementFaults({frames, fps, format, file}: SpotFile, placement: Placement): Fault[] {
  const [video, audio] = [file.video[0], file.audio[0]];
  const facts = {
    ...{format, width: video?.width ?? 0, height: video?.height ?? 0, seconds: frames / fps, fps},
    ...{
      bytes: file.bytes,
      container: MP4.test(file.brand) ? 'mp4' : 'mov',
      videoCodec: video?.codec_name ?? '',
      loudness: null,
    },
    ...{audioCodec: audio?.codec_name ?? '', channels: audio?.channels ?? 0},
    ...{sampleRate: audio?.sample_rate ?? 0, audioBitRate: audio?.bit_rate ?? 0},
  };
  return fileNeeds(facts, placement)
    .filter(({figure}) => JUDGED.includes(figure))
    .map(({figure, expected, got, byEncoding, source}) => ({
      severity: byEncoding ? 'warning' : 'error',
      frames: null,
      expected: `${expected} on ${placement.title}`,
      got,
      evidence: {fact: figure, placement: placement.id, source},
    }));
}

type SpotFile = Pick<CheckedMaster['spot'], 'frames' | 'fps' | 'format'> & Pick<CheckedMaster, 'file'>;

/** A file, and what it should be. `readable`: how many of its frames can be read. */
type JudgedFile = {frames: number; fps: number; size: Size; file: MasterFile; readable: number};

/** What of the format or the length of a file is not what the spot and the platforms ask for. */
export function fileFaults(
  {frames, fps, size, file, readable}: JudgedFile,
  {level, lengthFrames} = {level: LEVEL, lengthFrames: LENGTH},
): Fault[] {
  const [video, ...otherVideo] = file.video;
  const [audio, ...otherAudio] = file.audio;
  const seconds = frames / fps;
  const off = Math.round(Math.abs((audio?.duration ?? 0) - seconds) * fps);
  const facts: [fact: string, expected: string, got: string, holds: boolean][] = [
    [
      'container',
      'MP4 (ftyp first, with a brand of MP4)',
      `${file.container}, brand ${file.brand}, ${file.boxes.join(' ')}`,
      file.boxes[0] === 'ftyp' && MP4.test(file.brand),
    ],
    [
      'index',
      'moov before mdat, so that playback starts while the file loads',
      file.boxes.join(' '),
      isFastStart(file.boxes),
    ],
    [
      'streams',
      'one video stream and one audio stream',
      `${file.video.length} video, ${file.audio.length} audio`,
      otherVideo.length + otherAudio.length === 0 && !!video && !!audio,
    ],
    [
      'codec',
      'h264, High or below, progressive',
      `${video?.codec_name}, ${video?.profile}, ${video?.field_order}`,
      video?.codec_name === 'h264' &&
        ['High', 'Main', 'Constrained Baseline', 'Baseline'].includes(video.profile) &&
        ['progressive', 'unknown'].includes(video.field_order),
    ],
    [
      'level',
      `from ${LEAST_LEVEL / 10} to ${level / 10}`,
      String((video?.level ?? 0) / 10),
      (video?.level ?? 0) >= LEAST_LEVEL && (video?.level ?? 0) <= level,
    ],
    [
      'size',
      `${size.width}x${size.height}, square pixels`,
      `${video?.width}x${video?.height}, ${video?.sample_aspect_ratio}`,
      video?.width === size.width &&
        video.height === size.height &&
        ['1:1', '0:1'].includes(video.sample_aspect_ratio),
    ],
    [
      'rate',
      `${fps} fps, constant`,
      `${video?.r_frame_rate}, ${video?.avg_frame_rate} on average`,
      isRate(video?.r_frame_rate, fps) && isRate(video?.avg_frame_rate, fps),
    ],
    ['frames', String(frames), String(video?.nb_frames), video?.nb_frames === frames],
    ['pixels', 'yuv420p', String(video?.pix_fmt), video?.pix_fmt === 'yuv420p'],
    [
      'colour',
      'bt709 bt709 bt709 tv',
      `${video?.color_primaries} ${video?.color_transfer} ${video?.color_space} ${video?.color_range}`,
      [video?.color_primaries, video?.color_transfer, video?.color_space].every((tag) => tag === 'bt709') &&
        video?.color_range === 'tv',
    ],
    [
      'sound',
      'AAC-LC, 48000 Hz, 2 channels',
      `${audio?.codec_name} ${audio?.profile}, ${audio?.sample_rate} Hz, ${audio?.channels} channels`,
      audio?.codec_name === 'aac' &&
        audio.profile === 'LC' &&
        audio.sample_rate === 48_000 &&
        audio.channels === 2,
    ],
    [
      'length',
      `sound as long as the picture, within ${lengthFrames} frames`,
      `${off} frames apart`,
      off <= lengthFrames,
    ],
    [
      'whole',
      `${frames} frames that can be read`,
      `${readable}: the file is cut off`,
      readable >= Math.min(frames, video?.nb_frames ?? frames),
    ],
  ];
  return facts
    .filter(([, , , holds]) => !holds)
    .map(([fact, expected, got]): Fault => ({frames: null, expected, got, evidence: {fact}}));
}

/** The lowest level of H.264, 1b, as ffprobe gives it: a file without a valid level has 0. */
const LEAST_LEVEL = 9;

/** Major brands of MP4 files. A QuickTime file has `qt`, and some platforms refuse it. */
const MP4 = /^(?:iso[\da-z]|mp4\d|avc\d|m4v|dash|msnv|cmf[\da-z]|f4v)/i;

/** Rounding of a rate. 24 instead of 24000/1001 differs by 0.001. */
const RATE_ROOM = 0.0002;

const isFastStart = (boxes: readonly string[]): boolean =>
  boxes.indexOf('moov') >= 0 && boxes.indexOf('moov') < boxes.indexOf('mdat');

function isRate(text: string | undefined, fps: number): boolean {
  const [over = 0, under = 1] = (text ?? '0/1').split('/').map(Number);
  return under > 0 && Math.abs(over / under - fps) < RATE_ROOM * fps;
}
