import {TenspotError} from '../../spot/problem/errors.ts';
import type {MusicCard} from '../contract/card.ts';
import type {Provider} from '../contract/contract.ts';
import type {Alteration, MusicRequest, ResolvedRequest} from '../contract/request.ts';
import {remoteProvider, SENDS_NO_FILES} from './remote-provider.ts';
import type {RemoteVendor} from './vendor-api.ts';

type Params = ResolvedRequest['params'];

/** How each field of a track is sent, in the vendor's names and types. A field without an entry is not sent, and the plan lists it. */
export type MusicFields = {
  /** The description, or the id of a track in a catalogue. */
  prompt: (words: string) => Params;
  /** The length in seconds, within the limits of the card. */
  seconds?: (seconds: number) => Params;
  /** Whether the track has no voice. Called only if the card has `instrumental`. */
  instrumental?: (without: boolean) => Params;
  /** Params of every request. */
  always?: Params;
};

/** What is different for each vendor of music. */
export type MusicVendor = RemoteVendor<MusicCard> & {
  /** The vendor's names and types for each field of a track. */
  fields: (card: MusicCard) => MusicFields;
};

/** A provider of music that is reached over the network. */
export const remoteMusic = (vendor: MusicVendor): Provider<MusicRequest, MusicCard> =>
  remoteProvider<MusicRequest, MusicCard>(vendor, {
    ...SENDS_NO_FILES,
    plan: (request, card) => planMusic(vendor.id, request, card, vendor.fields(card)),
  });

/**
 * Fits a track to what a model can do. Pure. Every difference is listed. Error: `music-refused` for a description that is too long: a
 * shortened one would describe different music.
 */
export function planMusic(
  provider: string,
  {prompt, seconds, instrumental = true, take}: MusicRequest,
  card: MusicCard,
  fields: MusicFields,
): ResolvedRequest {
  const {id, version, characters} = card;
  const length = [...prompt].length;
  if (length > characters)
    throw new TenspotError({
      code: 'music-refused',
      what: `${id} cannot make this bed`,
      expected: `a description of at most ${characters} characters`,
      got: `${length}`,
      fix: 'Shorten `buy.prompt` of the bed in brand.yaml.',
    });
  const altered: Alteration[] = [];
  const alter = (field: string, asked: unknown, becomes: string, why: string): Params => {
    altered.push({field, asked: String(asked), becomes, why});
    return {};
  };
  const [least, most] = card.seconds;
  const held = Math.min(Math.max(seconds, least), most);
  if (fields.seconds && held !== seconds)
    alter('seconds', seconds, String(held), `the model makes ${least} to ${most} s`);
  const params: Params = {
    ...fields.always,
    ...fields.prompt(prompt),
    ...(fields.seconds?.(held) ?? alter('seconds', seconds, 'not sent', 'the model decides the length')),
    ...((card.instrumental ? fields.instrumental?.(instrumental) : undefined) ??
      alter('instrumental', instrumental, 'not sent', 'the model decides whether there is a voice')),
  };
  return {
    ...{provider, model: id, version, params, inputs: {}, take, altered},
    makes: {soundSeconds: fields.seconds ? held : most},
  };
}
