import {damageIn, ffmpeg, strictInput} from '../../machine/media/ffmpeg.ts';
import {type Media, probe} from '../../machine/media/probe.ts';
import {readMaster} from '../../machine/media/read-master.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import {TenspotError} from '../../spot/problem/errors.ts';

type Expected = {width: number; height: number; fps: number; frames: number};

/** Throws unless a finished file has the expected size, rate, frames, colour tags and sound, and decodes to its end. */
export async function verifyMaster(
  tools: Tools,
  file: string,
  expected: Expected,
  signal?: AbortSignal | undefined,
  /** `facts`: only reads the container. `all`: decodes the file as well. */
  depth: 'facts' | 'all' = 'all',
): Promise<void> {
  const {video, audio} = depth === 'all' ? await probe(tools, file) : await readMaster(file);
  const wrong = wrongFacts([
    ...pictureFacts(video, expected),
    {fact: 'fps', wanted: String(expected.fps), got: String(video?.fps)},
    {fact: 'frames', wanted: String(expected.frames), got: String(video?.frames)},
    ...soundFacts(audio, expected),
  ]);
  if (wrong.length > 0) {
    throw new TenspotError(
      wrong.map(({fact, wanted, got}) => ({
        code: 'master-wrong',
        what: `the finished file has the wrong ${fact}`,
        expected: wanted,
        got,
        fix: FIX,
      })),
    );
  }
  if (depth !== 'all') return;
  try {
    await ffmpeg(tools, [...strictInput(file), '-f', 'null', '-'], {signal});
  } catch (error) {
    const damage = damageIn(error, 'decode');
    if (damage === undefined) throw error;
    const whole = `${expected.frames} frames that can be decoded`;
    const what = 'the finished file does not decode to its end';
    throw new TenspotError(
      {code: 'master-wrong', what, expected: whole, got: damage, fix: FIX},
      {cause: error},
    );
  }
}

const FIX = 'It was not published. Run the same command again; if it happens again, report it.';

/** A fact of a file in words: what it should be, and what it is. */
type Fact = {fact: string; wanted: string; got: string};

/** Those that are not as they should be. */
export const wrongFacts = (facts: readonly Fact[]): Fact[] => facts.filter(({wanted, got}) => wanted !== got);

/** What is the same for the picture of a master and of each part of it. */
export const pictureFacts = (
  video: Media['video'],
  {width, height}: Pick<Expected, 'width' | 'height'>,
): Fact[] => [
  {fact: 'codec', wanted: 'h264', got: `${video?.codec}`},
  {fact: 'size', wanted: `${width}x${height}`, got: `${video?.width}x${video?.height}`},
  {
    fact: 'color',
    wanted: 'bt709 bt709 bt709 tv',
    got: `${video?.color.primaries} ${video?.color.transfer} ${video?.color.matrix} ${video?.color.range}`,
  },
  {fact: 'pixels', wanted: 'yuv420p', got: `${video?.pixelFormat}`},
];

function soundFacts(audio: Media['audio'], {frames, fps}: Expected): Fact[] {
  const asLong = 'sound as long as the picture, to a frame';
  const seconds = frames / fps;
  const isAsLong = audio && Math.abs(audio.seconds - seconds) <= 1 / fps;
  return [
    {fact: 'sound codec', wanted: 'aac', got: `${audio?.codec}`},
    {
      fact: 'sound',
      wanted: '48000 Hz stereo',
      got: `${audio?.rate} Hz ${audio?.channels === 2 ? 'stereo' : `${audio?.channels} channels`}`,
    },
    {
      fact: 'length',
      wanted: asLong,
      got: isAsLong ? asLong : `sound of ${audio?.seconds} s under ${seconds} s`,
    },
  ];
}
