import {writeWhole} from '../../../machine/files/files.ts';
import {imageSize} from '../../../machine/media/image.ts';
import {cameraMoveClip} from '../../adapter/camera-move-clip.ts';
import {remote} from '../../adapter/remote.ts';
import {base64Of} from '../../adapter/vendor-request.ts';
import type {Provider} from '../../contract/contract.ts';
import {failed, ProviderError} from '../../contract/failure.ts';
import {cards} from './cards.ts';
import {explain} from './failures.ts';
import {fields, sent, withMove} from './params.ts';

const TITLE = 'OpenAI stills';

const base = remote({
  id: 'openai-stills',
  title: TITLE,
  models: cards,
  key: 'OPENAI_API_KEY',
  sdk: 'openai',
  history: 'Usage of the project at platform.openai.com, images of that minute: pictures are not listed',
  origins: () => ['https://api.openai.com'],
  // A picture is answered when it is made.
  patience: 300_000,
  uncancelled: 'the picture comes with the answer to the create',
  fields: () => fields,
  explain,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch}) => {
    const {default: OpenAI, toFile} = await import('openai');
    const client = new OpenAI({apiKey: key, fetch, maxRetries: 0, baseURL: 'https://api.openai.com/v1'});
    return {
      // The answer is the picture, and it is given once: it is in the store before the job has a name.
      create: async ({route: model, resolved, files}, {draft, store}) => {
        if (!store) throw new Error('no store to keep the picture in');
        const body = {model, n: 1, ...(sent(resolved) as {prompt: string})};
        const photo = files.photo && Buffer.from(base64Of(files.photo), 'base64');
        const {data} = photo
          ? await client.images.edit({
              ...body,
              image: await toFile(photo, 'photo.jpg', {type: 'image/jpeg'}),
            } as never)
          : await client.images.generate(body);
        const bytes = Buffer.from(data?.[0]?.b64_json ?? '', 'base64');
        const id = await draft('png', async (file) => {
          await writeWhole(file, bytes);
          await imageSize(file).catch(({message}: Error) => {
            throw new ProviderError(TITLE, 'give a picture', failed('internal', 'yes', 'broken', message));
          });
          return store.put(file, 'png');
        });
        return {id};
      },
      look: async () => ({state: 'done', conformed: true}),
    };
  },

  collect: async ({operation}, file, context) => {
    if (!context.store) throw new Error('no store to find the picture in');
    await cameraMoveClip(operation.request.params, context.store.path(operation.id), file, context);
  },
});

/** A picture from words, or from words and a photo, and a camera move over it that is made here. */
export const openaiStills: Provider = {
  ...base,
  plan: (request, card) => withMove(base.plan(request, card), request),
};
