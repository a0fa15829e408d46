import {keyOf} from '../../machine/files/hash.ts';
import {acceptConformed, CONFORM_VERSION, type Conformed, conform} from '../../machine/media/conform.ts';
import {IMAGE_VERSION} from '../../machine/media/image.ts';
import {isAudible} from '../../machine/media/loudness.ts';
import type {ModelCard} from '../../providers/contract/card.ts';
import type {Context, Done, Operation, Provider} from '../../providers/contract/contract.ts';
import type {ResolvedRequest} from '../../providers/contract/request.ts';
import {requestKey} from '../../providers/contract/request.ts';
import type {RightsRecord} from '../../spot/documents/rights.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {Take} from '../../spot/takes/take.ts';
import type {StageContext} from './stage-context.ts';

type Wanted = {
  provider: Provider;
  card: ModelCard;
  request: ResolvedRequest;
  shot: string;
  fps: number;
  focus: [number, number];
  rights: RightsRecord | null;
  /** Path of an input of the request, by its sha256. */
  input: (sha256: string) => string;
};

/** The take for a request to a local model: found again by its key, or made, conformed and stored. */
export async function obtainTake(
  {provider, card, request, shot, fps, focus, rights, input}: Wanted,
  {store, tools, signal, progress, draw}: StageContext,
): Promise<Take> {
  const wanted = requestKey(request);
  const about = {
    shot,
    number: request.take,
    provider: provider.id,
    model: request.model,
    request: wanted,
    focus,
    rights,
    ...(card.standsIn ? {standsIn: true as const} : {}),
  };
  const key = keyOf({
    take: wanted,
    fps,
    conform: CONFORM_VERSION,
    ffmpeg: tools.ffmpegVersion,
    images: IMAGE_VERSION,
    ...(card.drawn && draw ? {draw: await draw.version()} : {}),
  });
  const clip = await store.once<Clip>(
    key,
    ({src}) => [src],
    async () => {
      progress?.(`Shooting take ${request.take} of ${shot}: ${provider.title.toLowerCase()}`);
      return store.draft('mp4', async (raw) => {
        const context: Context = {tools, input, draft: store.draft, draw, signal};
        const done = await finish(provider, await provider.submit(request, context), context);
        await provider.collect(done, raw, context);
        const keep = async (file: string, facts: Conformed): Promise<Clip> => ({
          src: await store.put(file, 'mp4'),
          fps,
          ...facts,
        });
        if (done.conformed) return keep(raw, await acceptConformed(tools, raw, fps));
        return store.draft('mp4', async (file) => {
          const facts = await conform(tools, raw, fps, file, signal);
          const unused = (await isAudible(tools, raw)) ? [UNUSED_SOUND] : [];
          return keep(file, {...facts, warnings: [...facts.warnings, ...unused]});
        });
      });
    },
  );
  const altered = request.altered.map(
    ({field, asked, becomes, why}) => `${field} ${asked} becomes ${becomes}: ${why}`,
  );
  return Take.parse({...clip, ...about, warnings: [...altered, ...clip.warnings]});
}

/** The warning about a clip whose own sound can be heard. */
export const UNUSED_SOUND =
  'its sound is not used unless the pick has a level (`sound` in edit.yaml): a spot usually has only the sound of its bed and of its cues';

/** What a take says of its file, which takes of several shots may share. */
type Clip = Pick<Take, 'src' | 'frames' | 'fps' | 'width' | 'height' | 'warnings' | 'colours'>;

async function finish(provider: Provider, operation: Operation, context: Context): Promise<Done> {
  const answer = await provider.poll(operation, context);
  if (answer.state === 'done') return answer;
  const got =
    answer.state === 'failed' ? `${answer.kind}: ${answer.message}` : 'a job that was not done at once';
  throw new TenspotError({
    code: 'take-failed',
    what: `${provider.title} did not make the take`,
    expected: 'a clip',
    got,
  });
}
