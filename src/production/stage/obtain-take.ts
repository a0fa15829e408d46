import {keyOf} from '../../machine/files/hash.ts';
import type {Store} from '../../machine/files/store.ts';
import {acceptConformed, CONFORM_VERSION, type Conformed, conform} from '../../machine/media/conform.ts';
import {IMAGE_VERSION} from '../../machine/media/image.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import type {ModelCard} from '../../providers/contract/card.ts';
import type {
  Context,
  Done,
  DrawsCompositions,
  Operation,
  Provider,
} from '../../providers/contract/contract.ts';
import type {ResolvedRequest} from '../../providers/contract/request.ts';
import {requestKey} from '../../providers/contract/request.ts';
import type {RightsRecord} from '../../spot/documents/rights.ts';
import type {Format} from '../../spot/placement/placement.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {Take} from '../../spot/takes/take.ts';
import type {Missing} from '../../spot/timeline/timeline.ts';
import type {SpotTakes} from '../takes/open-takes.ts';

export type Shooting = {
  store: Store;
  tools: Tools;
  signal?: AbortSignal | undefined;
  /** Told before anything is made that takes a while. */
  tell?: ((text: string) => void) | undefined;
  /** Left out where nothing can be drawn: what would be drawn is then missing. */
  draw?: DrawsCompositions | undefined;
  /** Takes that were bought. Left out where none are to be used. */
  takes?: Pick<SpotTakes, 'shown'> | undefined;
  /** Who would make a shot that is not there, and for how much. Left out where nobody has asked. */
  makers?: ((shot: string, format: Format) => Pick<Missing, 'model' | 'price'> | undefined) | undefined;
};

type Wanted = {
  provider: Provider;
  card: ModelCard;
  request: ResolvedRequest;
  shot: string;
  fps: number;
  focus: [number, number];
  rights: RightsRecord | null;
  input: (sha256: string) => string;
};

/** The take for a request: found again by its key, or made, checked, conformed and stored. */
export async function obtainTake(
  {provider, card, request, shot, fps, focus, rights, input}: Wanted,
  {store, tools, signal, tell, draw}: Shooting,
): Promise<Take> {
  const asked = requestKey(request);
  const about = {
    shot,
    number: request.take,
    provider: provider.id,
    model: request.model,
    request: asked,
    focus,
    rights,
    ...(card.standsIn ? {standsIn: true as const} : {}),
  };
  const key = keyOf({
    take: asked,
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
      tell?.(`Shooting take ${request.take} of ${shot}: ${provider.title.toLowerCase()}`);
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
        return store.draft('mp4', async (file) => keep(file, await conform(tools, raw, fps, file, signal)));
      });
    },
  );
  const altered = request.altered.map(
    ({field, asked, becomes, why}) => `${field} ${asked} becomes ${becomes}: ${why}`,
  );
  return Take.parse({...clip, ...about, warnings: [...altered, ...clip.warnings]});
}

/** What a conformed file is; the rest of a take is who asked for it. */
type Clip = Pick<Take, 'src' | 'frames' | 'fps' | 'width' | 'height' | 'warnings'>;

async function finish(provider: Provider, operation: Operation, context: Context): Promise<Done> {
  const answer = await provider.poll(operation, context);
  if (answer.state === 'done') return answer;
  const got =
    answer.state === 'failed' ? `${answer.kind}: ${answer.message}` : 'a provider that is not done at once';
  throw new TenspotError({
    code: 'take-failed',
    what: `${provider.title} did not make the take`,
    expected: 'a clip',
    got,
  });
}
