import {acceptConformed, CONFORM_VERSION, type Conformed, conform} from '../../machine/conform.ts';
import {keyOf} from '../../machine/hash.ts';
import type {Store} from '../../machine/store.ts';
import type {Tools} from '../../machine/tools.ts';
import type {Context, Done, Operation, Provider, ResolvedRequest} from '../../providers/contract.ts';
import {TenspotError} from '../../spot/errors.ts';
import type {RightsRecord} from '../../spot/rights.ts';
import {Take} from '../../spot/take.ts';

export type Shooting = {store: Store; tools: Tools; signal?: AbortSignal | undefined};

type Wanted = {
  provider: Provider;
  request: ResolvedRequest;
  shot: string;
  fps: number;
  focus: [number, number];
  rights: RightsRecord | null;
  input: (sha256: string) => string;
};

/** What was asked for, without anything that says where it came from or what it cost. */
export const requestKey = ({provider, model, version, params, inputs, take}: ResolvedRequest): string =>
  keyOf({provider, model, version, params, inputs, take});

/** The take for a request: found again by its key, or made, checked, conformed and stored. */
export async function obtainTake(
  {provider, request, shot, fps, focus, rights, input}: Wanted,
  {store, tools, signal}: Shooting,
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
  };
  const key = keyOf({take: asked, fps, conform: CONFORM_VERSION, ffmpeg: tools.ffmpegVersion});
  type Clip = Pick<Take, 'src' | 'frames' | 'fps' | 'width' | 'height' | 'warnings'>;
  const known = await store.recall<Clip>(key, ({src}) => [src]);
  if (known) return Take.parse({...known, ...about});

  const context: Context = {tools, input, draft: store.draft, signal};
  const clip = await store.draft('mp4', async (raw): Promise<Clip> => {
    const done = await finish(provider, await provider.submit(request, context), context);
    await provider.collect(done, raw, context);
    return done.conformed
      ? keep(raw, await acceptConformed(tools, raw, fps))
      : store.draft('mp4', async (file) => keep(file, await conform(tools, raw, fps, file, signal)));
  });
  await store.note(key, clip);
  return Take.parse({...clip, ...about});

  async function keep(file: string, facts: Conformed): Promise<Clip> {
    return {src: await store.put(file, 'mp4'), fps, ...facts};
  }
}

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
