import {damageIn, ffmpeg, strictInput} from '../../machine/media/ffmpeg.ts';
import {probe} from '../../machine/media/probe.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {SegmentFacts} from '../render/set-engine/join-segments.ts';
import {pictureFacts, wrongFacts} from '../render/verify-master.ts';

/** What the file of a job has to be. Pixels of its picture. */
export type JobPicture = {frames: number; width: number; height: number};

/** Codes of the errors of `verifyJob` that are about the file, and not about this machine. */
export const WRONG_FILE: ReadonlySet<string> = new Set(['farm-frames', 'farm-damaged']);

/**
 * Throws unless a downloaded file has the frames and the picture of its job, and decodes to its end. Errors: `farm-frames`; `farm-damaged`; those of
 * `ffmpeg` where this machine could not decode it, for example because the disk is full.
 */
export async function verifyJob(
  tools: Tools,
  file: string,
  expected: JobPicture,
  factsOf: (file: string) => Promise<Pick<SegmentFacts, 'frames'>>,
  signal?: AbortSignal | undefined,
): Promise<void> {
  const found = await factsOf(file).catch(() => undefined);
  if (found?.frames !== expected.frames)
    throw new TenspotError({
      code: 'farm-frames',
      what: 'a render on Lambda has the wrong number of frames',
      expected: `${expected.frames} frames`,
      got: found ? String(found.frames) : 'a file that is no video',
      fix: FIX,
    });
  const {video} = await probe(tools, file);
  const wrong = wrongFacts(pictureFacts(video, expected));
  if (wrong.length > 0)
    throw new TenspotError(
      wrong.map(({fact, wanted, got}) => ({
        code: 'farm-damaged',
        what: `a render on Lambda has the wrong ${fact}`,
        expected: wanted,
        got,
        fix: FIX,
      })),
    );
  try {
    await ffmpeg(tools, [...strictInput(file), '-f', 'null', '-'], {signal});
  } catch (error) {
    const damage = damageIn(error, 'decode');
    if (damage === undefined) throw error;
    throw new TenspotError(
      {
        code: 'farm-damaged',
        what: 'a render on Lambda does not decode to its end',
        expected: `${expected.frames} frames that can be decoded`,
        got: damage,
        fix: FIX,
      },
      {cause: error},
    );
  }
}

const FIX = 'Tenspot renders it once more. If it happens again, report it.';
