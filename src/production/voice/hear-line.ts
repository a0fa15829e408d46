import {keyOf} from '../../machine/files/hash.ts';
import type {Stored} from '../../machine/files/hashed-files.ts';
import {probe} from '../../machine/media/probe.ts';
import {findSilences} from '../../machine/media/silences.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';
import type {HeardLine} from '../../spot/voice/spot-voice.ts';
import {characterTimes, estimatedTimes, type TimedCharacters} from '../../spot/voice/word-times.ts';
import type {Project} from '../project/open-project.ts';

/** Raise when the times of the same recording come out differently: with its pauses, or with what is made of a vendor's times. */
const HEARD_VERSION = 1;

/** The sha256 in the name of a stored file. */
export const hashIn = (name: Stored): string => name.split('.')[0] ?? '';

/** The length of a recording, and when its characters are said: as the vendor says, or by its pauses. Each recording is measured once. */
export async function hearLine(
  file: string,
  name: Stored,
  {spoken}: Pick<SpokenLine, 'spoken'>,
  {store, tools}: Pick<Project, 'store' | 'tools'>,
  timed?: {characters: TimedCharacters; from: Stored},
): Promise<HeardLine> {
  const key = keyOf({
    heard: name,
    spoken,
    times: timed?.from ?? null,
    version: HEARD_VERSION,
    ffmpeg: tools.ffmpegVersion,
  });
  return store.once(
    key,
    () => [],
    async () => {
      const media = await probe(tools, file);
      const seconds = media.audio?.seconds ?? media.seconds;
      const times = timed
        ? characterTimes(timed.characters)
        : estimatedTimes(spoken, seconds, await findSilences(tools, file, seconds));
      return {seconds, times};
    },
  );
}
