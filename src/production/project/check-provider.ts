import {z} from 'zod';
import type {AnyProvider} from '../../providers/contract/contract.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {toProblems} from '../../spot/problem/schema-problems.ts';
import {cardSchemaFor} from './card-schema.ts';

const variable = z.string().regex(/^[A-Z_][A-Z0-9_]*$/, {
  error: 'expected the name of an environment variable: ACME_KEY',
});
const step = z.custom<() => void>((value) => typeof value === 'function', {error: 'expected a function'});

/** The parts of a provider, and of its cards, that purchases rely on. */
const generating = (card: ReturnType<typeof cardSchemaFor>) =>
  z.object({
    title: z.string().trim().min(1),
    models: z.array<typeof card>(card).min(1),
    remote: z.object({
      key: variable.nullable(),
      server: variable.optional(),
      sdk: z.string().min(1).nullable(),
      history: z.string().trim().min(1),
      fake: step,
    }),
    plan: step,
    estimate: step,
    submit: step,
    poll: step,
    collect: step,
  });

/** What is wrong with the provider in the folder `id`. `others`: the providers that are loaded already. */
export function providerProblems(
  provider: unknown,
  id: string,
  others: readonly AnyProvider[],
  file?: string,
): Problem[] {
  const where = {file};
  const {id: named, remote} = (provider ?? {}) as Partial<AnyProvider>;
  const about = (code: string, what: string, expected: string, got: string, fix: string): Problem[] => [
    {code, what, where, expected, got, fix},
  ];
  if (others.some((other) => other.id === id))
    return about(
      'provider-taken',
      'Tenspot has a provider with this name already',
      'a name that no other provider has: takes are recorded with it',
      id,
      'Rename the folder, the id and the export.',
    );
  if (named !== id)
    return about(
      'provider-broken',
      `provider "${id}" has another id inside`,
      `id: '${id}', as its folder is called`,
      String(named),
      'Change the id to the name of the folder.',
    );
  if (remote === undefined)
    return about(
      'provider-local',
      `provider "${id}" has no \`remote\`, which says how to reach the vendor`,
      'a provider made by `remote` or `fromAiSdk`',
      'a provider without `remote`',
      'Make it with one of them. Footage that needs no vendor is a clip of the spot: see docs/documents.md.',
    );
  const schema = generating(cardSchemaFor(provider));
  const read = schema.safeParse(provider);
  if (!read.success)
    return toProblems(read.error, provider, 'provider-card', () => where, schema).map((problem) => ({
      ...problem,
      what: `${problem.what} (${modelOf(problem, provider)}provider "${id}")`,
    }));
  return takenModels(read.data.models, id, others).map((problem) => ({...problem, where}));
}

/** Names the model of a problem that is in a card. */
function modelOf({where}: Problem, provider: unknown): string {
  const [, index] = /^models\.(\d+)\./.exec(where?.field ?? '') ?? [];
  const card = index === undefined ? undefined : (provider as AnyProvider).models[Number(index)];
  return card ? `model "${card.id}" of ` : '';
}

/** Problems for ids that another model has already: verdicts and policies name a model by its id. */
function takenModels(
  models: readonly {id: string}[],
  provider: string,
  others: readonly AnyProvider[],
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
        expected: 'an id that no other model has: verdicts and policies name a model by it',
        got: `${owner}/${id} and ${provider}/${id}`,
        fix: `Rename it, for example to "${provider}-${id}".`,
      },
    ];
  });
}
