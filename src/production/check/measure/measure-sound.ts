import {keyOf} from '../../../machine/files/hash.ts';
import type {Store} from '../../../machine/files/store.ts';
import {decodeSound} from '../../../machine/media/decode-sound.ts';
import {wasKilled} from '../../../machine/media/ffmpeg.ts';
import {measureLoudness} from '../../../machine/media/loudness.ts';
import {ChildError} from '../../../machine/process/child.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import {matchSound, type SoundMatch} from '../../../spot/findings/match-sound.ts';
import {measureSound, type SoundMeasures} from '../../../spot/findings/sound-measures.ts';

/** Raised when sound is measured differently: kept measures of other versions are not used. */
export const SOUND_VERSION = 2;

/** The sound of a master, alone and beside the mix that its documents ask for. */
export type MasterSound = SoundMeasures & {match: SoundMatch};

type Measuring = {store: Store; tools: Tools; signal?: AbortSignal | undefined};

/**
 * Measures the sound of a file. `packets`: a hash of its packets; the same sound against the same mix is measured once. Null for a
 * file whose sound cannot be decoded.
 */
export function measureMasterSound(
  {file, packets, mix}: {file: string; packets: string; mix: string},
  {store, tools, signal}: Measuring,
): Promise<MasterSound | null> {
  const key = keyOf({sound: packets, mix, version: SOUND_VERSION, ffmpeg: tools.ffmpegVersion});
  return store.once<MasterSound | null>(
    key,
    () => [],
    async () => {
      try {
        const planned = await decodeSound(tools, store.path(mix), signal);
        const {channels, rate} = await decodeSound(tools, file, signal);
        const loudness = await measureLoudness(tools, file);
        return {
          ...measureSound(channels, rate, loudness),
          match: matchSound(channels, planned.channels, rate),
        };
      } catch (error) {
        // A program that was ended from outside says nothing about the file.
        if (error instanceof ChildError && error.status !== undefined && !wasKilled(error)) return null;
        throw error;
      }
    },
  );
}
