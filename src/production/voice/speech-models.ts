import type {AnyProvider} from '../../providers/contract/contract.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {didYouMean, nearest} from '../../spot/problem/nearest-name.ts';
import type {Brand} from '../project/load-brand.ts';
import {requestOf} from '../shoot/buy/read-job.ts';
import {speechModels} from './speech-offer.ts';

/**
 * Refuses voices of brands that name no speech model. A model that has left the cards is still known by the lines that were bought of
 * it: they can be heard, and nothing more is bought. Error: `voice-model-unknown`.
 */
export function refuseUnknownModels(
  brands: Readonly<Record<string, Brand>>,
  providers: readonly AnyProvider[],
  bought: readonly Job[],
): void {
  const known = speechModels(providers).map(({card}) => card.id);
  const former = bought.map((job) => requestOf(job).model);
  const problems = Object.values(brands).flatMap(({file, locate}) =>
    Object.entries(file.defaults.tenspot.voices).flatMap(([name, {model}]) => {
      if (known.includes(model) || former.includes(model)) return [];
      const path = ['defaults', 'tenspot', 'voices', name, 'model'];
      const near = nearest(model, known);
      return [
        {
          code: 'voice-model-unknown',
          what: `the voice "${name}" names no speech model`,
          where: {...locate(path), field: path.join('.')},
          expected: known.join(', '),
          got: model,
          ...didYouMean(near, 'Name one of them.'),
        },
      ];
    }),
  );
  if (problems.length > 0) throw invalid(problems);
}
