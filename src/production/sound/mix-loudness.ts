import {keyOf} from '../../machine/files/hash.ts';
import {measureLoudness} from '../../machine/media/loudness.ts';
import type {MixLoudness} from '../../spot/findings/mix-findings.ts';
import type {MediaContext} from '../stage/stage-context.ts';

/** The loudness of a staged mix, as it is encoded. Each is measured once. */
export const mixLoudness = (
  src: string,
  {store, tools}: Pick<MediaContext, 'store' | 'tools'>,
): Promise<MixLoudness> =>
  store.once(
    keyOf({mixLoudness: src, ffmpeg: tools.ffmpegVersion}),
    () => [],
    async () => {
      const {lufs, peak, shortTerm} = await measureLoudness(tools, store.path(src));
      const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
      return {lufs: known(lufs), peak: known(peak), shortTerm: known(shortTerm)};
    },
  );
