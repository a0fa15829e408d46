import {keepSound} from '../../adapter/keep-answer.ts';
import {remoteSpeech} from '../../adapter/speech.ts';
import {cards} from './cards.ts';
import {explainHttpError} from './failures.ts';

/** Speech without times: they are estimated from the recording. The answer is the audio itself, so plain HTTP does. */
export const openaiSpeech = remoteSpeech({
  id: 'openai-speech',
  title: 'OpenAI speech',
  models: cards,
  key: 'OPENAI_API_KEY',
  sdk: null,
  history: 'Usage of the project at platform.openai.com, speech of that minute: lines are not listed',
  origins: () => ['https://api.openai.com'],
  // The vendor answers when the whole line is spoken.
  patience: 180_000,
  uncancelled: 'the audio comes with the answer to the submission',
  fields: () => ({
    text: (text) => ({input: text}),
    voice: (name) => ({voice: name}),
    speed: (value) => ({speed: value}),
    style: (words) => ({instructions: words}),
    always: {response_format: 'mp3'},
  }),
  explain: explainHttpError,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch, origin}) => ({
    // The answer is the audio, and the vendor gives it once: its bytes are stored before anything judges them.
    create: async ({resolved: {params}, route, clientId}, context) => {
      const response = await fetch(`${origin}/v1/audio/speech`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${key}`,
          // The mark of the order: the vendor's support finds a request by it whose answer was lost.
          ...(clientId === undefined ? {} : {'x-client-request-id': clientId}),
        },
        body: JSON.stringify({...params, model: route}),
      });
      const stored = await keepSound(response, context);
      return {id: clientId ?? stored, vendor: {stored}};
    },
    look: async ({vendor}) => ({state: 'done', ...(vendor?.stored ? {result: {stored: vendor.stored}} : {})}),
  }),
});
