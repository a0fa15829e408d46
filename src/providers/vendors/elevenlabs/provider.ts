import {readJson} from '../../../machine/files/read-file.ts';
import {writeWhole} from '../../../machine/files/write-file.ts';
import {keepAnswer} from '../../adapter/keep-answer.ts';
import {parseAnswer, parseKept} from '../../adapter/parse-answer.ts';
import {remoteSpeech} from '../../adapter/speech.ts';
import {SubmissionAnswer} from './answers.ts';
import {cards} from './cards.ts';
import {explainHttpError} from './failures.ts';

/** Speech with the time of each character. Its package has 108 MB, so it is reached over plain HTTP. */
export const elevenlabs = remoteSpeech({
  id: 'elevenlabs',
  title: 'ElevenLabs',
  models: cards,
  key: 'ELEVENLABS_API_KEY',
  sdk: null,
  history: 'History of the workspace at elevenlabs.io, speech of that minute',
  origins: () => ['https://api.elevenlabs.io'],
  // The vendor answers when the whole line is spoken.
  patience: 180_000,
  uncancelled: 'the audio comes with the answer to the submission',
  fields: ({route}) => ({
    text: (text) => ({text}),
    voice: (name) => ({voice: name}),
    // Multilingual v2 hears the language in the text, and refuses a code.
    ...(route === 'eleven_multilingual_v2' ? {} : {language: (tag) => ({language_code: tag})}),
    speed: (value) => ({speed: value}),
  }),
  explain: explainHttpError,
  fake: async () => (await import('./fake.ts')).fake,

  connect: async ({key, fetch, origin}) => ({
    // The answer is the audio, and the vendor gives it once: its bytes are stored before anything judges them.
    create: async ({resolved: {params}, route, clientId}, context) => {
      const {voice, speed, ...body} = params;
      const path = `/v1/text-to-speech/${encodeURIComponent(String(voice))}/with-timestamps`;
      const response = await fetch(`${origin}${path}?output_format=mp3_44100_128`, {
        method: 'POST',
        headers: {'content-type': 'application/json', 'xi-api-key': key},
        body: JSON.stringify({
          ...body,
          model_id: route,
          ...(speed === undefined ? {} : {voice_settings: {speed}}),
        }),
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const stored = await keepAnswer(bytes, 'json', context);
      parseKept(SubmissionAnswer, bytes, stored);
      return {id: clientId ?? stored, vendor: {timings: stored}};
    },
    look: async () => ({state: 'done'}),
  }),

  collect: async ({operation}, file, {store}) => {
    if (!store) throw new Error('no store to find the answer in');
    const answer = parseAnswer(SubmissionAnswer, await readJson(store.path(operation.vendor?.timings ?? '')));
    await writeWhole(file, Buffer.from(answer.audio_base64, 'base64'));
  },
});
