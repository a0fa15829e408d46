import {keepSound} from '../../adapter/keep-answer.ts';
import {remoteMusic} from '../../adapter/music.ts';
import {cards} from './cards.ts';
import {explainHttpError} from './failures.ts';

/** Music from a description. The answer is the track itself, so no SDK is needed. */
export const elevenlabsMusic = remoteMusic({
  id: 'elevenlabs-music',
  title: 'ElevenLabs Music',
  models: cards,
  key: 'ELEVENLABS_API_KEY',
  sdk: null,
  history: 'History of the workspace at elevenlabs.io; find the track by the time of the job',
  origins: () => ['https://api.elevenlabs.io'],
  // The vendor answers when the whole track is composed, which takes minutes for a long one.
  patience: 600_000,
  uncancelled: 'the track comes with the answer to the submission',
  fields: () => ({
    prompt: (words) => ({prompt: words}),
    seconds: (seconds) => ({music_length_ms: Math.round(seconds * 1000)}),
    instrumental: (without) => ({force_instrumental: without}),
  }),
  explain: explainHttpError,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch, origin}) => ({
    // The answer is the track, and the vendor gives it once: its bytes are stored before anything judges them.
    create: async ({resolved: {params}, route, clientId}, context) => {
      const response = await fetch(`${origin}/v1/music?output_format=mp3_48000_192`, {
        method: 'POST',
        headers: {'content-type': 'application/json', 'xi-api-key': key},
        body: JSON.stringify({...params, model_id: route}),
      });
      const stored = await keepSound(response, context);
      return {id: clientId ?? stored, vendor: {stored}};
    },
    look: async ({vendor}) => ({state: 'done', ...(vendor?.stored ? {result: {stored: vendor.stored}} : {})}),
  }),
});
