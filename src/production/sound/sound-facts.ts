import {keyOf} from '../../machine/files/hash.ts';
import type {Stored} from '../../machine/files/hashed-files.ts';
import type {Store} from '../../machine/files/store.ts';
import {measureLoudness} from '../../machine/media/loudness.ts';
import {probe} from '../../machine/media/probe.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import {invalid} from '../../spot/problem/errors.ts';

/** A sound file: its length in seconds, its loudness in LUFS (null for silence, and for less than 0.4 s), and its true peak in dBTP (null for silence). */
export type SoundFacts = {seconds: number; lufs: number | null; peak: number | null};

/** The facts of a sound file that was staged as `src`. Each file is measured once. Errors: `code` for a file without a sound track; those of `probe`. */
export const soundFacts = (
  src: Stored,
  file: string,
  {store, tools}: {store: Store; tools: Tools},
  code: string,
): Promise<SoundFacts> =>
  store.once(
    keyOf({soundFacts: src, ffmpeg: tools.ffmpegVersion}),
    () => [],
    async () => {
      const media = await probe(tools, file);
      if (!media.audio)
        throw invalid({
          code,
          what: 'this file has no sound',
          where: {file},
          expected: 'a file with a sound track',
          got: 'none',
          fix: 'Use another file.',
        });
      const {lufs, peak} = await measureLoudness(tools, file);
      const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
      return {seconds: media.audio.seconds ?? media.seconds, lufs: known(lufs), peak: known(peak)};
    },
  );
