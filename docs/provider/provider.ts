import {type Failed, failed, remote} from 'tenspot/provider';
import {cards} from './cards.ts';
import {bodyOf, fields} from './fields.ts';

const HOME = 'https://api.acme.example';

type Video = {id: string; status: string; url?: string; error?: {code: string; message: string}};

export const acme = remote({
  id: 'acme',
  title: 'Acme',
  models: cards,
  key: 'ACME_KEY',
  sdk: null,
  history: 'Videos of the account at https://acme.example, by their id; the cost under Billing',
  origins: () => [HOME],
  uncancelled: 'it does not say what a cancelled video costs',
  fields: () => fields,
  // What an HTTP error means by its status is known; say here where this vendor differs.
  explain: () => undefined,
  fake: async () => (await import('./fake.ts')).fake,

  // Only this `fetch`: by it a create leaves once, and goes to the vendor or to its fake.
  connect: async ({key, fetch}) => {
    const headers = {authorization: `Bearer ${key}`, 'content-type': 'application/json'};
    const call = async (path: string, body?: object): Promise<Video> => {
      const how = body ? {method: 'POST', body: JSON.stringify(body), headers} : {headers};
      return (await (await fetch(HOME + path, how)).json()) as Video;
    };
    return {
      create: async (order) => {
        const {id} = await call('/v1/videos', bodyOf(order));
        if (typeof id !== 'string') throw new Error('an answer without an id');
        return {id};
      },

      look: async ({id}) => {
        const video = await call(`/v1/videos/${id}`);
        if (video.status === 'failed') return endOf(video);
        if (video.status === 'succeeded')
          return {state: 'done', ...(video.url ? {result: {url: video.url}} : {})};
        // Whatever is not known ends nothing: the job may live, and another would be bought.
        return {state: 'pending', ...(video.status === 'queued' ? {queued: true} : {})};
      },
    };
  },
});

/** A video that ended without a result, and whether it was charged: `unknown` where the vendor does not say. */
function endOf({status, error = {code: status, message: status}}: Video): Failed {
  const {code, message} = error;
  if (code === 'moderation') {
    const kind = /output/i.test(message) ? 'moderated-output' : 'moderated-input';
    return failed(kind, 'unknown', code, message);
  }
  return failed(code === 'timeout' ? 'timeout' : 'internal', 'unknown', code, message);
}
