import {resolve} from 'node:path';
import {speakLine, VOICE_PACKAGE} from '../../../machine/voice/speak-line.ts';
import {readVoiceFolder} from '../../../machine/voice/voice-folder.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {VoiceModel} from '../../../spot/voice/voice-choice.ts';
import {planSpeech} from '../../adapter/speech.ts';
import type {SpeechCard} from '../../contract/card.ts';
import type {Provider} from '../../contract/contract.ts';
import {FREE, type SpeechRequest} from '../../contract/request.ts';
import {cards} from './cards.ts';
import {voiceConfig} from './voice-config.ts';

/**
 * Speaks a line with a Piper or Kokoro model in a folder of the brand: on this machine and free. Its lines are those of the voice, and
 * stand in for nothing.
 */
export const sherpaOnnx: Provider<SpeechRequest, SpeechCard> = {
  id: 'sherpa-onnx',
  title: 'sherpa-onnx',
  models: cards,
  package: VOICE_PACKAGE,

  plan: (request, card) => {
    const {voiceModel} = request;
    const {makes: _, ...planned} = planSpeech(
      'sherpa-onnx',
      request,
      voiceModel ? {...card, ...only(voiceModel)} : card,
      {
        text: (text) => ({text}),
        voice: (name) => ({voice: name, speaker: Math.max(0, voiceModel?.speakers.indexOf(name) ?? 0)}),
        language: (tag) => ({language: tag}),
        speed: (value) => ({speed: value}),
      },
    );
    if (!voiceModel) throw noFolder(card.id, request.voice);
    return {...planned, inputs: {model: voiceModel.sha256}};
  },

  estimate: () => FREE,
  submit: async (request) => ({provider: 'sherpa-onnx', id: 'line', request}),
  poll: async (operation) => ({state: 'done', operation}),

  collect: async ({operation: {request}}, file, {input, signal}) => {
    const {text, language, speed, speaker} = request.params;
    const folder = input(request.inputs.model ?? '');
    const config = voiceConfig(await readVoiceFolder(folder), String(language));
    const line = {text: String(text), speaker: Number(speaker), speed: Number(speed ?? 1)};
    await speakLine({folder, config, ...line, file: resolve(file)}, signal);
  },
};

const only = ({languages, speakers}: VoiceModel) => ({languages, voices: speakers});

const noFolder = (model: string, voice: string): TenspotError =>
  new TenspotError({
    code: 'speech-refused',
    what: `${model} cannot speak with the voice "${voice}"`,
    expected: 'a `folder` of the voice in brand.yaml, with a model that can be read',
    got: 'none',
    fix: 'Put the folder of the model into the folder of the brand, and name it in `folder` of the voice.',
  });
