import {run} from '../../../machine/process/child.ts';
import {planSpeech} from '../../adapter/speech.ts';
import type {SpeechCard} from '../../contract/card.ts';
import type {Provider} from '../../contract/contract.ts';
import {FREE, type SpeechRequest} from '../../contract/request.ts';
import {cards} from './cards.ts';

/** Words a minute of a presenter (BBC subtitle guidelines: 160 to 180). The program's own default is 175. */
const RATE = 170;

/**
 * Speaks a line with espeak-ng, where it is installed: on this machine, free, as a child process. It stands for a voice whose lines are
 * not bought yet, so any name of a voice is taken, and the language decides.
 */
export const espeakNg: Provider<SpeechRequest, SpeechCard> = {
  id: 'espeak-ng',
  title: 'espeak-ng',
  models: cards,
  program: 'espeak-ng',

  plan: (request, card) => {
    const {makes: _, ...planned} = planSpeech('espeak-ng', request, card, {
      text: (text) => ({text}),
      voice: () => ({}),
      language: (tag) => ({language: tag}),
      speed: (value) => ({speed: value}),
      // A part of the key of a line, as everything that decides how it sounds.
      always: {rate: RATE},
    });
    return planned;
  },

  estimate: () => FREE,
  submit: async (request) => ({provider: 'espeak-ng', id: 'line', request}),
  poll: async (operation) => ({state: 'done', operation}),

  collect: async ({operation: {request}}, file, {signal}) => {
    const {text, language, speed, rate: usual} = request.params;
    const rate = Math.round(Number(usual) * Number(speed ?? 1));
    const args = ['-b', '1', '-v', String(language), '-s', String(rate), '-w', file, '--stdin'];
    await run('espeak-ng', args, {input: Buffer.from(String(text)), signal, timeout: 60_000});
  },
};
