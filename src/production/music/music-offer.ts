import {keyOf} from '../../machine/files/hash.ts';
import type {MusicCard} from '../../providers/contract/card.ts';
import type {AnyProvider, Provider} from '../../providers/contract/contract.ts';
import {providersMaking} from '../../providers/contract/kinds.ts';
import {type MusicRequest, type ResolvedRequest, requestKey} from '../../providers/contract/request.ts';
import type {BedDescription} from '../../spot/brand/brand-file.ts';
import {type Problem, problemsOf} from '../../spot/problem/errors.ts';

/** A music model, and the provider that has it. */
export type MusicModel = {provider: Provider<MusicRequest, MusicCard>; card: MusicCard};

/** What the model of a bed would be asked. */
export type MusicOffer = MusicModel & {request: ResolvedRequest; key: string};

/** The id of the order of a track, wherever it is used: equal descriptions of the same model are bought once. */
export const trackOrder = ({model, prompt, seconds, vocals, take}: BedDescription): string =>
  keyOf({track: {model, prompt, seconds, vocals, take}});

/** Every music model of a project. */
export const musicModels = (providers: readonly AnyProvider[]): MusicModel[] =>
  providersMaking(['music'], providers).flatMap((provider) =>
    provider.models.map((card) => ({provider, card})),
  );

/** What the model of a bed would be asked. Null if there is no such model; if it cannot make the bed, why. */
export function musicOffer(
  {model, prompt, seconds, vocals, take}: BedDescription,
  providers: readonly AnyProvider[],
): MusicOffer | {refused: readonly Problem[]} | null {
  const found = musicModels(providers).find(({card}) => card.id === model);
  if (!found) return null;
  const {provider, card} = found;
  try {
    const request = provider.plan({kind: 'music', prompt, seconds, instrumental: !vocals, take}, card);
    return {...found, request, key: requestKey(request)};
  } catch (error) {
    return {refused: problemsOf(error)};
  }
}
