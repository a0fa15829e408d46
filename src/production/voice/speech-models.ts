import type {AnyProvider} from '../../providers/contract/contract.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {invalid, type Problem} from '../../spot/problem/errors.ts';
import {didYouMean, nearest} from '../../spot/problem/nearest-name.ts';
import type {Brand} from '../project/load-brand.ts';
import {requestOf} from '../shoot/buy/read-job.ts';
import {speechModels} from './speech-offer.ts';

/**
 * Refuses voices of brands that name no speech model. A model that has left the cards is still known by the lines that were bought of
 * it: they can be heard, and nothing more is bought. Errors: `voice-model-unknown`; `voice-folder` for a model on this machine without a
 * folder, or another one with a folder.
 */
export function refuseUnknownModels(
  brands: Readonly<Record<string, Brand>>,
  providers: readonly AnyProvider[],
  bought: readonly Job[],
): void {
  const known = speechModels(providers).map(({card}) => card.id);
  const former = bought.map((job) => requestOf(job).model);
  const folders = speechModels(providers).filter(({card}) => card.ownFolder);
  const problems = Object.values(brands).flatMap(({file, locate}) =>
    Object.entries(file.defaults.tenspot.voices).flatMap(([name, {model, folder}]) => {
      const needsFolder = folders.some(({card}) => card.id === model);
      if (needsFolder !== (folder !== undefined) && known.includes(model))
        return [folderProblem(name, model, folder, locate)];
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

function folderProblem(
  name: string,
  model: string,
  folder: string | undefined,
  locate: Brand['locate'],
): Problem {
  const path = ['defaults', 'tenspot', 'voices', name, ...(folder === undefined ? [] : ['folder'])];
  return {
    code: 'voice-folder',
    what:
      folder === undefined
        ? `the voice "${name}" names no folder with its model`
        : `the voice "${name}" names a folder, and its model runs on no folder`,
    where: {...locate(path), field: path.join('.')},
    expected:
      folder === undefined ? `\`folder\`: where ${model} finds the voice` : `no \`folder\` with ${model}`,
    got: folder ?? 'none',
    fix:
      folder === undefined
        ? 'Name the folder of the voice, in the folder of the brand.'
        : 'Remove `folder`, or name another model.',
  };
}
