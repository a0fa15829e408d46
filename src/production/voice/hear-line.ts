import {keyOf} from '../../machine/files/hash.ts';
import type {Stored} from '../../machine/files/hashed-files.ts';
import {probe} from '../../machine/media/probe.ts';
import {findSilences} from '../../machine/media/silences.ts';
import {timedCharacters} from '../../spot/captions/caption-json.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';
import type {HeardLine} from '../../spot/voice/spot-voice.ts';
import {characterTimes, estimatedTimes} from '../../spot/voice/word-times.ts';
import type {Project} from '../project/open-project.ts';

/** The sha256 in the name of a stored file. */
export const hashIn = (name: Stored): string => name.split('.')[0] ?? '';

/** The length of a recording, and when its characters are said: as the vendor says, or by its pauses. Each recording is measured once. */
export async function hearLine(
  file: string,
  name: Stored,
  {spoken}: Pick<SpokenLine, 'spoken'>,
  {store, tools}: Pick<Project, 'store' | 'tools'>,
  alignment?: string,
): Promise<HeardLine> {
  const key = keyOf({heard: name, spoken, aligned: alignment !== undefined, ffmpeg: tools.ffmpegVersion});
  return store.once(
    key,
    () => [],
    async () => {
      const media = await probe(tools, file);
      const seconds = media.audio?.seconds ?? media.seconds;
      const timed = alignment === undefined ? undefined : timedCharacters(JSON.parse(alignment));
      const times = timed
        ? characterTimes(timed)
        : estimatedTimes(spoken, seconds, await findSilences(tools, file, seconds));
      return {seconds, times};
    },
  );
}
