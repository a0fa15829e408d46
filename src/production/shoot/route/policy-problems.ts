import type {Provider} from '../../../providers/contract/contract.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import {didYouMean, nearest} from '../../../spot/problem/nearest-name.ts';
import {names} from '../../../spot/routing/policy.ts';
import type {SpotDocuments} from '../../project/load-spot.ts';

/**
 * Problems for entries of `allow` and `refuse` that name no model: a misspelt name in `refuse` would let its model be used. A provider that
 * could not be loaded is not known either.
 */
export function policyProblems(
  {policy, shotsAt}: Pick<SpotDocuments, 'policy' | 'shotsAt'>,
  providers: readonly Provider[],
): Problem[] {
  const generating = providers.flatMap(({id: provider, models}) =>
    models.filter(({generation}) => generation !== undefined).map(({id: model}) => ({provider, model})),
  );
  const known = generating.flatMap(({provider, model}) => [model, `${provider}/${model}`, `${provider}/*`]);
  return (['allow', 'refuse'] as const).flatMap((list) =>
    (policy[list] ?? []).flatMap((entry, index): Problem[] => {
      if (generating.some(({provider, model}) => names([entry], provider, model))) return [];
      const near = nearest(entry, known);
      return [
        {
          code: 'policy-unknown',
          what: 'names no model',
          where: {...shotsAt(['policy', list, index]), field: `policy.${list}.${index}`},
          expected: '<model>, <provider>/<model> or <provider>/*, as `tenspot shoot --plan` lists them',
          got: entry,
          ...didYouMean(
            near,
            `Name one of the providers with all of its models: ${[...new Set(generating.map(({provider}) => `${provider}/*`))].join(', ')}.`,
          ),
        },
      ];
    }),
  );
}
