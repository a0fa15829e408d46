import {keyOf} from '../../machine/files/hash.ts';
import type {Store} from '../../machine/files/store.ts';
import {CONFORM_VERSION, type Conformed, conform} from '../../machine/media/conform.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import type {ShownTake} from '../../spot/takes/shown-take.ts';
import {Take} from '../../spot/takes/take.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import type {SpotTake} from './open-takes.ts';

/** The key of the conformed copy of a bought clip in the store. */
const copyKey = (clip: string, fps: number, {ffmpegVersion}: Tools): string =>
  keyOf({bought: clip, fps, conform: CONFORM_VERSION, ffmpeg: ffmpegVersion});

type Copy = Conformed & {src: string};

/** The conformed copy of a bought clip, which renders use. Undefined where it was not made yet. */
export const conformedCopy = async (
  clip: string,
  fps: number,
  {store, tools}: {store: Store; tools: Tools},
): Promise<string | undefined> =>
  (await store.recall<Copy>(copyKey(clip, fps, tools), ({src}) => [src]))?.src;

/** A bought clip as a take. It is conformed once for each frame rate. */
export async function conformBought(
  {take: {job, clip, file: bought, request}, notes}: ShownTake<SpotTake>,
  {shot, fps, focus}: Pick<Take, 'shot' | 'fps' | 'focus'>,
  {store, tools, signal, progress}: MediaContext,
): Promise<Take> {
  if (clip === null || bought === null) throw new Error(`take ${request.take} of ${shot} has no clip`);
  const conformed = await store.once<Copy>(
    copyKey(clip, fps, tools),
    ({src}) => [src],
    () => {
      progress?.(`Conforming take ${request.take} of ${shot}`);
      return store.draft('mp4', async (file) => {
        const facts = await conform(tools, bought, fps, file, signal);
        return {...facts, src: await store.put(file, 'mp4')};
      });
    },
  );
  const altered = request.altered.map(
    ({field, asked, becomes, why}) => `${field} ${asked} becomes ${becomes}: ${why}`,
  );
  return Take.parse({
    ...conformed,
    shot,
    fps,
    focus,
    number: request.take,
    provider: job.plan.provider,
    model: request.model,
    request: job.plan.key,
    source: clip.split('.')[0],
    rights: null,
    warnings: [...altered, ...conformed.warnings],
    ...(notes.length > 0 ? {notes} : {}),
  });
}
