import {imageSize} from '../../../machine/media/image.ts';
import {cameraMoveClip} from '../../adapter/camera-move-clip.ts';
import {keepAnswer} from '../../adapter/keep-answer.ts';
import {parseAnswer} from '../../adapter/parse-answer.ts';
import {remote} from '../../adapter/remote.ts';
import {base64Of} from '../../adapter/vendor-request.ts';
import type {Provider} from '../../contract/contract.ts';
import {failed, ProviderError} from '../../contract/failure.ts';
import {SubmissionAnswer} from './answers.ts';
import {cards} from './cards.ts';
import {explainHttpError} from './failures.ts';
import {requestBody, requestFields, withCameraMove} from './request-body.ts';

const TITLE = 'OpenAI stills';

const base = remote({
  id: 'openai-stills',
  title: TITLE,
  models: cards,
  key: 'OPENAI_API_KEY',
  sdk: 'openai',
  history: 'Usage of the project at platform.openai.com, images of that minute: pictures are not listed',
  origins: () => ['https://api.openai.com'],
  // The vendor answers when the picture is made.
  patience: 300_000,
  uncancelled: 'the picture comes with the answer to the submission',
  fields: requestFields,
  explain: explainHttpError,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch}) => {
    const {default: OpenAI, toFile} = await import('openai');
    const client = new OpenAI({
      apiKey: key,
      fetch,
      maxRetries: 0,
      logLevel: 'off',
      baseURL: 'https://api.openai.com/v1',
    });
    return {
      // The answer is the picture, and the vendor gives it once: its bytes are stored before anything judges them.
      create: async (order, context) => {
        const {store} = context;
        if (!store) throw new Error('no store to keep the picture in');
        const body = requestBody(order);
        const photo = order.files.photo && Buffer.from(base64Of(order.files.photo), 'base64');
        // The mark of the order: the vendor's support finds a request by it whose answer was lost.
        const marked = {headers: {'x-client-request-id': order.clientId}};
        const answer: unknown = photo
          ? await client.images.edit(
              {...body, image: await toFile(photo, 'photo.jpg', {type: 'image/jpeg'})},
              marked,
            )
          : await client.images.generate(body, marked);
        const [{b64_json}] = parseAnswer(SubmissionAnswer, answer).data;
        const bytes = Buffer.from(b64_json, 'base64');
        const stored = await keepAnswer(bytes, 'png', context);
        await imageSize(store.path(stored)).catch(({message}: Error) => {
          const kept = `${message}: it is in the vault as ${stored}`;
          throw new ProviderError(TITLE, 'give a picture', failed('internal', 'yes', 'broken', kept));
        });
        // Two pictures may be the same; two jobs are not.
        return {id: order.clientId ?? stored, vendor: {stored}};
      },
      look: async () => ({state: 'done', conformed: true}),
    };
  },

  collect: async ({operation}, file, context) => {
    if (!context.store) throw new Error('no store to find the picture in');
    // Up to 0.1.0 the id was the name of the picture.
    const {stored = operation.id} = operation.vendor ?? {};
    await cameraMoveClip(operation.request.params, {photo: context.store.path(stored)}, file, context);
  },
});

/** A picture made from words, or from words and a photo, and a camera move over it that is made on this machine. */
export const openaiStills: Provider = {
  ...base,
  plan: (request, card) => withCameraMove(base.plan(request, card), request),
};
