import {z} from 'zod';
import {remoteProvider} from '../../../src/providers/adapter/remote-provider.ts';
import type {SpeechCard} from '../../../src/providers/contract/card.ts';
import {documentedRefusal, failed, usualRefusal} from '../../../src/providers/contract/failure.ts';
import type {SpeechRequest} from '../../../src/providers/contract/request.ts';
import {cards} from './cards.ts';
import {planSpeech} from './fields.ts';

const Job = z.object({id: z.string().min(1)});
const Status = z.object({
  state: z.enum(['queued', 'speaking', 'done', 'failed']),
  url: z.string().optional(),
  usd: z.number().optional(),
  reason: z.string().optional(),
});
const Listed = z.object({jobs: z.array(Job)});

/** A vendor of speech, over plain HTTP. */
export const echo = remoteProvider<SpeechRequest, SpeechCard>(
  {
    id: 'echo',
    title: 'Echo',
    models: cards,
    key: 'ECHO_KEY',
    sdk: null,
    history: 'Jobs of the account at echo.example',
    origins: () => ['https://api.echo.example'],
    explain: ({status, body}) => {
      const kind = usualRefusal(status);
      return kind && z.strictObject({error: z.string()}).safeParse(body).success
        ? documentedRefusal(kind, status)
        : undefined;
    },
    fake: async () => (await import('./fake.ts')).fake,

    connect: async ({key, fetch, origin}) => {
      const call = async (path: string, init: RequestInit = {}): Promise<unknown> => {
        const response = await fetch(origin + path, {...init, headers: {authorization: `Bearer ${key}`}});
        return response.json();
      };
      return {
        create: async ({resolved, route, clientId}) => {
          const body = JSON.stringify({...resolved.params, model: route, client: clientId});
          return Job.parse(await call('/v1/speech', {method: 'POST', body}));
        },
        look: async ({id}) => {
          const {state, url, usd, reason = ''} = Status.parse(await call(`/v1/speech/${id}`));
          if (state === 'failed') return failed('internal', 'no', 'failed', reason);
          if (state !== 'done') return {state: 'pending', ...(state === 'queued' ? {queued: true} : {})};
          return {state, ...(url === undefined ? {} : {result: {url}}), ...(usd === undefined ? {} : {usd})};
        },
        cancel: async ({id}) => void (await call(`/v1/speech/${id}`, {method: 'DELETE'})),
        find: async ({clientId = ''}) => {
          const {jobs} = Listed.parse(await call(`/v1/speech?client=${clientId}`));
          return jobs[0] ?? 'unlisted';
        },
      };
    },
  },
  {
    plan: planSpeech,
    prepare: async (resolved, card, {clientId}) => ({
      resolved,
      card,
      route: card.route,
      files: {references: []},
      clientId,
    }),
    routeOf: (_, {route}) => route,
    hosts: ({hosts}) => hosts,
  },
);
