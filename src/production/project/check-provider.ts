import {z} from 'zod';
import type {Provider} from '../../providers/contract/contract.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {toProblems} from '../../spot/problem/schema-problems.ts';
import {GeneratingCard} from './card-schema.ts';

const variable = z.string().regex(/^[A-Z_][A-Z0-9_]*$/, {
  error: 'expected the name of an environment variable: ACME_KEY',
});
const step = z.custom<() => void>((value) => typeof value === 'function', {error: 'expected a function'});

/** A provider that generates, with its cards: what buying relies on. */
const Generating = z.object({
  title: z.string().trim().min(1),
  models: z.array(GeneratingCard).min(1),
  remote: z.object({
    key: variable.nullable(),
    server: variable.optional(),
    sdk: z.string().min(1).nullable(),
    history: z.string().trim().min(1),
    fake: step,
  }),
  ...{plan: step, estimate: step, submit: step, poll: step, collect: step},
});

/** What is wrong with a provider of the folder `id`, beside those that there are already. */
export function providerProblems(
  provider: unknown,
  id: string,
  others: readonly Provider[],
  file?: string,
): Problem[] {
  const where = {file};
  const {id: named, remote} = (provider ?? {}) as Partial<Provider>;
  const about = (code: string, what: string, expected: string, got: string, fix: string): Problem[] => [
    {code, what, where, expected, got, fix},
  ];
  if (others.some((other) => other.id === id))
    return about(
      'provider-taken',
      'a provider of this name comes with Tenspot',
      'a name of its own: takes are known by it',
      id,
      'Name the folder, the id and the export otherwise.',
    );
  if (named !== id)
    return about(
      'provider-broken',
      `provider "${id}" has another id inside`,
      `id: '${id}', as its folder is called`,
      String(named),
      'Name it after the folder.',
    );
  if (remote === undefined)
    return about(
      'provider-local',
      `provider "${id}" does not say how it is reached`,
      'one that is made by `remote` or `fromAiSdk`',
      'one without `remote`',
      'Make it by one of them. What is shot without a vendor is a clip of the spot: see docs/documents.md.',
    );
  const read = Generating.safeParse(provider);
  if (!read.success)
    return toProblems(read.error, provider, 'provider-card', () => where, Generating).map((problem) => ({
      ...problem,
      what: `${problem.what} (${modelOf(problem, provider)}provider "${id}")`,
    }));
  return takenModels(read.data.models, id, others).map((problem) => ({...problem, where}));
}

/** Of which model a problem is, where it is in a card. */
function modelOf({where}: Problem, provider: unknown): string {
  const [, index] = /^models\.(\d+)\./.exec(where?.field ?? '') ?? [];
  const card = index === undefined ? undefined : (provider as Provider).models[Number(index)];
  return card ? `model "${card.id}" of ` : '';
}

/** Ids that two models would have: a pick names its model by it. */
function takenModels(
  models: readonly {id: string}[],
  provider: string,
  others: readonly Provider[],
): Problem[] {
  const seen = new Map(others.flatMap(({id, models: known}) => known.map((card) => [card.id, id] as const)));
  return models.flatMap(({id}): Problem[] => {
    const owner = seen.get(id);
    seen.set(id, provider);
    if (owner === undefined) return [];
    return [
      {
        code: 'provider-model-taken',
        what: `two models have the id "${id}"`,
        expected: 'an id of its own: verdicts and policies name a model by it',
        got: `${owner}/${id} and ${provider}/${id}`,
        fix: `Call it otherwise, e.g. "${provider}-${id}".`,
      },
    ];
  });
}
