import type {ModelCard} from '../../providers/contract/card.ts';
import type {Provider} from '../../providers/contract/contract.ts';
import {providersMaking, SHOT_KINDS} from '../../providers/contract/kinds.ts';
import type {ShotRequest} from '../../providers/contract/request.ts';
import {providers} from '../../providers/providers.generated.ts';

/** A model that makes takes on this machine, without a key and a cost. */
export type LocalModel = {provider: Provider; card: ModelCard};

/**
 * The local model that takes what a shot has: its photo, its clip, or neither. A shot that has neither gets a placeholder,
 * unless it must be shot or nothing can be drawn. Remote models are left out: takes are bought by `shoot`, never by a render.
 */
export function localModel({shot, photo, clip}: ShotRequest, canDraw: boolean): LocalModel | undefined {
  const unshot = photo === null && clip === null;
  for (const provider of providersMaking(SHOT_KINDS, Object.values(providers))) {
    if (provider.remote) continue;
    for (const card of provider.models) {
      const {inputs, standsIn = false, drawn = false} = card;
      const fits =
        (inputs.photo === 'needed') === (photo !== null) && (inputs.clip === 'needed') === (clip !== null);
      const allowed = unshot ? standsIn && !shot.mustShoot : inputs.prompt === 'no' && !standsIn;
      if (fits && allowed && (canDraw || !drawn)) return {provider, card};
    }
  }
  return undefined;
}
