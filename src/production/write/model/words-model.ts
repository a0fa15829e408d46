import {variableOf} from '../../../machine/http/network.ts';
import type {WrittenRequest} from '../../../providers/adapter/words.ts';
import type {WordsCard} from '../../../providers/contract/card.ts';
import type {Provider} from '../../../providers/contract/contract.ts';
import {providersMaking} from '../../../providers/contract/kinds.ts';
import {invalid} from '../../../spot/problem/errors.ts';
import type {Project} from '../../project/open-project.ts';
import {ownWordsKey} from '../../project/own-words-models.ts';
import {type WordsUse, WRITING} from './words-use.ts';

/** A model that writes, with its provider. */
type WordsModel = {provider: Provider<WrittenRequest, WordsCard>; card: WordsCard};

/** How a model is chosen. */
export type ModelChoice = {
  /** The id on its card, or what its vendor calls it. Default: the first one whose key is set. */
  model?: string | undefined;
  /** Whether fake vendors answer, which need no key. */
  sandbox: boolean;
};

/** The name of a model in the record of lines: `model:openai-words/words-luna`; `model:sandbox/words-luna` where a fake vendor answered. */
export const modelMark = ({provider, card}: WordsModel, sandbox: boolean): string =>
  `model:${sandbox ? 'sandbox' : provider.id}/${card.id}`;

/** The model that writes, or that gives advice. `use`: what for. Default: for a document. Errors: `words-model-unknown`, `words-no-key`. */
export function chooseWordsModel(
  {providers, env}: Pick<Project, 'providers' | 'env'>,
  {model, sandbox}: ModelChoice,
  use: WordsUse = WRITING,
): WordsModel {
  const all = modelsIn(providers, use.kind);
  const named =
    model === undefined ? all : all.filter(({card: {id, route}}) => id === model || route === model);
  if (named.length === 0)
    throw invalid({
      code: 'words-model-unknown',
      what: `no model that can ${use.does} has this name`,
      expected: all.map(({card}) => card.id).join(', ') || `a model that can ${use.does}`,
      got: model ?? 'none',
      fix: `Name one of them. For another model of a server with the API of OpenAI, give its name and its prices in package.json: "tenspot": {"words": {"model": ${JSON.stringify(model ?? 'my-model')}, "input": 0, "output": 0${use.kind === 'advice' ? ', "pictureTokens": 1500' : ''}}}.`,
    });
  const found = openModel(named, {env, sandbox});
  if (found) return found;
  const keys = [...new Set(named.flatMap(({provider: {remote}}) => remote?.key ?? []))];
  const own = [
    ...new Set(named.flatMap(({provider: {id, withModels}}) => (withModels ? ownWordsKey(id) : []))),
  ].join(' or ');
  throw invalid({
    code: 'words-no-key',
    what: `no model that can ${use.does} can be used: no key is set`,
    expected: `${keys.join(' or ')} in the environment`,
    got: 'none of them',
    fix: `Set the key${own === '' ? '' : ` (for a server of your own: ${own}, to any text if it needs none)`}, add --sandbox to try it, or ${use.instead}.`,
  });
}

/** Whether a model that writes has a key. */
export const hasWordsModel = (
  {providers, env}: Pick<Project, 'providers' | 'env'>,
  sandbox: boolean,
): boolean => openModel(modelsIn(providers, 'words'), {env, sandbox}) !== undefined;

/** The models that make this kind. All of them have cards for words: one provider makes both. */
const modelsIn = (providers: Project['providers'], kind: WordsUse['kind']): WordsModel[] =>
  (providersMaking([kind], providers) as WordsModel['provider'][]).flatMap((provider) =>
    provider.models.filter(({makes}) => makes.includes(kind)).map((card) => ({provider, card})),
  );

const openModel = (
  models: readonly WordsModel[],
  {env, sandbox}: Pick<Project, 'env'> & {sandbox: boolean},
): WordsModel | undefined =>
  models.find(({provider: {remote}}) => sandbox || !remote?.key || variableOf(env, remote.key) !== undefined);
