import {TenspotError} from '../../spot/problem/errors.ts';
import type {SpeechCard} from '../contract/card.ts';
import type {Provider} from '../contract/contract.ts';
import type {Alteration, ResolvedRequest, SpeechRequest} from '../contract/request.ts';
import type {Alter} from './fit-request.ts';
import {remoteProvider, SENDS_NO_FILES} from './remote-provider.ts';
import type {RemoteVendor} from './vendor-api.ts';

type Params = ResolvedRequest['params'];

/** How each field of a line is sent, in the vendor's names and types. A field without an entry is not sent, and the plan lists it. */
export type SpeechFields = {
  /** The text as it is spoken. */
  text: (text: string) => Params;
  /** The name of the voice. */
  voice: (name: string) => Params;
  /** A BCP 47 tag, one of those on the card. */
  language?: (tag: string) => Params;
  /** Within the limits of the card. Not called for 1. */
  speed?: (value: number) => Params;
  /** How it should sound, in words. */
  style?: (words: string) => Params;
  /** Params of every request. */
  always?: Params;
};

/** What is different for each vendor of speech. */
export type SpeechVendor = RemoteVendor<SpeechCard> & {
  /** The vendor's names and types for each field of a line. */
  fields: (card: SpeechCard) => SpeechFields;
};

/** A provider of speech that is reached over the network. */
export const remoteSpeech = (vendor: SpeechVendor): Provider<SpeechRequest, SpeechCard> =>
  remoteProvider<SpeechRequest, SpeechCard>(vendor, {
    ...SENDS_NO_FILES,
    plan: (request, card) => planSpeech(vendor.id, request, card, vendor.fields(card)),
  });

/**
 * Fits a line to what a model can do. Pure. Every difference is listed. Error: `speech-refused` for a text that is too long, a voice or
 * a language that the model does not have: another one would be another voice.
 */
export function planSpeech(
  provider: string,
  request: SpeechRequest,
  card: SpeechCard,
  fields: SpeechFields,
): ResolvedRequest {
  const {text, voice, language, speed = 1, style, take} = request;
  const {id, version, voices, characters} = card;
  const length = [...text].length;
  if (length > characters) throw refused(id, `at most ${characters} characters`, `${length}`);
  if (voices && !voices.includes(voice)) throw refused(id, `one of the voices ${voices.join(', ')}`, voice);
  const spoken = languageOf(language, card);
  if (spoken === undefined) throw refused(id, `one of the languages ${card.languages.join(', ')}`, language);
  const altered: Alteration[] = [];
  const alter: Alter = (field, asked, becomes, why) => {
    altered.push({field, asked: String(asked), becomes, why});
    return {};
  };
  if (fields.language && spoken !== language)
    alter('language', language, spoken, 'the model does not tell regions of this language apart');
  const params: Params = {
    ...fields.always,
    ...fields.text(text),
    ...fields.voice(voice),
    ...(fields.language?.(spoken) ??
      alter('language', language, 'not sent', 'the model recognises the language from the text')),
    ...speedParams(speed, card, fields, alter),
    ...(style === undefined
      ? {}
      : ((card.style ? fields.style?.(style) : undefined) ??
        alter('style', style, 'not sent', 'the model accepts no description of how the voice should sound'))),
  };
  return {provider, model: id, version, params, inputs: {}, take, altered, makes: {characters: length}};
}

/** The language of a card that a tag asks for: the tag itself, or its first part. */
const languageOf = (tag: string, {languages}: SpeechCard): string | undefined =>
  [tag, tag.toLowerCase(), tag.split('-')[0] ?? ''].find((each) => languages.includes(each));

/** The speed at which a model speaks that is asked for another: the nearest one that it has, or 1. */
export const heldSpeed = (asked: number, {speed}: Pick<SpeechCard, 'speed'>): number =>
  speed ? Math.min(Math.max(asked, speed[0]), speed[1]) : 1;

function speedParams(asked: number, {speed}: SpeechCard, fields: SpeechFields, alter: Alter): Params {
  if (asked === 1) return {};
  if (!speed || !fields.speed) return alter('speed', asked, '1', 'the model has only one speed');
  const held = heldSpeed(asked, {speed});
  if (held !== asked) alter('speed', asked, String(held), 'the nearest speed that the model has');
  return held === 1 ? {} : fields.speed(held);
}

const refused = (model: string, expected: string, got: string): TenspotError =>
  new TenspotError({
    code: 'speech-refused',
    what: `${model} cannot speak this line`,
    expected,
    got,
    fix: 'Change the line, or the voice in `voices` of brand.yaml.',
  });
