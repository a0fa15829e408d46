import {heldSpeed} from '../../providers/adapter/speech.ts';
import type {SpeechCard} from '../../providers/contract/card.ts';
import type {AnyProvider, Provider} from '../../providers/contract/contract.ts';
import {providersMaking} from '../../providers/contract/kinds.ts';
import {type ResolvedRequest, requestKey, type SpeechRequest} from '../../providers/contract/request.ts';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';

/** The speech model of a line, and what it would be asked. */
export type SpeechOffer = {
  provider: Provider<SpeechRequest, SpeechCard>;
  card: SpeechCard;
  request: ResolvedRequest;
  key: string;
  /** The speed at which the model speaks it. */
  speed: number;
};

/** Why a model cannot speak a line, as its provider says. */
type Unspoken = {unspoken: readonly Problem[]};

/** Whether a line can be spoken. */
export const isSpoken = (offer: SpeechOffer | Unspoken | null): offer is SpeechOffer =>
  offer !== null && !('unspoken' in offer);

/** Every speech model of a project. */
export const speechModels = (
  providers: readonly AnyProvider[],
): {provider: SpeechOffer['provider']; card: SpeechCard}[] =>
  providersMaking(['speech'], providers).flatMap((provider) =>
    provider.models.map((card) => ({provider, card})),
  );

/** What the model of a line's voice would be asked. Null where there is no such model; where it cannot speak the line, why. */
export function speechOffer(
  line: SpokenLine,
  providers: readonly AnyProvider[],
): SpeechOffer | Unspoken | null {
  const model = speechModels(providers).find(({card}) => card.id === line.speaker.model);
  return model ? offerFrom(line, model) : null;
}

/** What a scratch voice of this machine would be asked. Null where there is none, or none that speaks the language. */
export function scratchOffer(
  line: SpokenLine,
  providers: readonly AnyProvider[],
  hasProgram: (name: string) => boolean,
): SpeechOffer | null {
  for (const model of speechModels(providers)) {
    const {remote, program} = model.provider;
    if (remote || !model.card.standsIn || (program !== undefined && !hasProgram(program))) continue;
    const offer = offerFrom(line, model);
    if (isSpoken(offer)) return offer;
  }
  return null;
}

function offerFrom(
  {spoken, language, speaker: {voice, speed, style, take, voiceModel}}: SpokenLine,
  {provider, card}: Pick<SpeechOffer, 'provider' | 'card'>,
): SpeechOffer | Unspoken {
  const request: SpeechRequest = {
    kind: 'speech',
    text: spoken,
    voice,
    language,
    speed,
    ...(style === undefined ? {} : {style}),
    ...(voiceModel ? {voiceModel} : {}),
    take,
  };
  try {
    const resolved = provider.plan(request, card);
    return {provider, card, request: resolved, key: requestKey(resolved), speed: heldSpeed(speed, card)};
  } catch (error) {
    if (!(error instanceof TenspotError)) throw error;
    return {unspoken: error.problems};
  }
}
