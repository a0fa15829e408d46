import type {AssetKind} from '../../spot/ledger/asset.ts';
import type {MusicCard, SpeechCard, WordsCard} from './card.ts';
import type {AnyProvider, Provider} from './contract.ts';
import type {AdviceRequest, MusicRequest, SpeechRequest, WordsRequest} from './request.ts';

/** The provider of each kind of asset. Everything but its request, its card and its plan is the same for all kinds. */
export type ProviderOf = {
  clip: Provider;
  still: Provider;
  speech: Provider<SpeechRequest, SpeechCard>;
  music: Provider<MusicRequest, MusicCard>;
  words: Provider<WordsRequest, WordsCard>;
  advice: Provider<AdviceRequest, WordsCard>;
};

/** The kinds that fill slots: the same providers make both. */
export const SHOT_KINDS = ['clip', 'still'] as const satisfies AssetKind[];

/** The providers with a model that makes one of these kinds, as their cards say. All models of a provider have one kind of card. */
export const providersMaking = <Kind extends keyof ProviderOf>(
  kinds: readonly Kind[],
  providers: readonly AnyProvider[],
): ProviderOf[Kind][] =>
  providers.filter(({models}) =>
    models.some(({makes}) => kinds.some((kind) => makes.includes(kind))),
  ) as ProviderOf[Kind][];
