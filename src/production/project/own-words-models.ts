import {join} from 'node:path';
import {z} from 'zod';
import {variableOf} from '../../machine/http/network.ts';
import {packageValue} from '../../machine/tools/package.ts';
import type {Environment} from '../../machine/tools/tools.ts';
import type {WordsCard} from '../../providers/contract/card.ts';
import type {AnyProvider} from '../../providers/contract/contract.ts';
import {Words} from '../../spot/documents/field-types.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {toProblems} from '../../spot/problem/schema-problems.ts';

/** Pictures that a model of the workspace is shown in one question, at most. */
const PICTURES = 16;

const dollars = z.number().min(0);

/** A model that writes, as package.json names it: `"tenspot": {"words": {"model": "llama-3.3", "input": 0, "output": 0}}`. */
const OwnModel = z.strictObject({
  /** What the server calls the model. */
  model: Words,
  /** US dollars for a million tokens that go in. */
  input: dollars,
  /** US dollars for a million tokens that come out. */
  output: dollars,
  /** The most tokens that go in. Default: 30,000. */
  inputTokens: z.int().min(1000).max(2_000_000).default(30_000),
  /** The most tokens that come out. Default: 8,000. */
  outputTokens: z.int().min(500).max(500_000).default(8000),
  /** The most tokens of a picture of 768 x 768 pixels. Default: it sees no pictures, and gives no advice. */
  pictureTokens: z.int().min(1).max(100_000).optional(),
});

/**
 * The variable with the key for writing alone: `OPENAI_WORDS_KEY` of `openai-words`. Where it is set, the provider uses it in place of the key that it shares with
 * other providers of its vendor: those have no server of a person's own.
 */
export const ownWordsKey = (provider: string): string => `${provider.toUpperCase().replaceAll('-', '_')}_KEY`;

/**
 * The providers, with the model that the workspace names in package.json as the first one of the provider that takes further models, and with the key for
 * writing alone where it is set. Error: `setting-invalid`.
 */
export function withOwnModels(
  providers: readonly AnyProvider[],
  {root, env}: {root: string; env: Environment},
): readonly AnyProvider[] {
  const own = ownCards(root);
  const host = providers.find(({withModels}) => withModels);
  if (!host?.withModels) return providers;
  const name = ownWordsKey(host.id);
  const key = variableOf(env, name) === undefined ? undefined : name;
  if (own.length === 0 && key === undefined) return providers;
  const changed = host.withModels(own, key);
  return providers.map((each) => (each === host ? changed : each));
}

/** The models that package.json names. Error: `setting-invalid`. */
function ownCards(root: string): WordsCard[] {
  const raw = packageValue(root, 'words');
  if (raw === undefined) return [];
  const parsed = OwnModel.safeParse(raw);
  const file = join(root, 'package.json');
  if (!parsed.success)
    throw invalid(
      toProblems(parsed.error, raw, 'setting-invalid', (path) => ({
        file,
        field: ['tenspot', 'words', ...path].join('.'),
      })).map((problem) => ({
        ...problem,
        where: {
          ...problem.where,
          field: ['tenspot.words', problem.where?.field]
            .filter((each) => each && each !== 'document')
            .join('.'),
        },
      })),
    );
  return [cardOf(parsed.data)];
}

function cardOf({
  model,
  input,
  output,
  inputTokens,
  outputTokens,
  pictureTokens,
}: z.output<typeof OwnModel>): WordsCard {
  const slug = model
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 56);
  return {
    id: `own-${slug || 'model'}`,
    title: model,
    // A part of the key of an answer: two names may have one id.
    version: model,
    makes: pictureTokens === undefined ? ['words'] : ['words', 'advice'],
    mediaType: 'application/json',
    route: model,
    inputTokens,
    outputTokens,
    ...(pictureTokens === undefined ? {} : {pictures: {most: PICTURES, tokens: pictureTokens}}),
    price: {per: 'megatoken', input, output},
    hosts: [],
    keptHours: 0,
    asOf: new Date().toISOString().slice(0, 10),
    source: 'package.json of the workspace',
    retiredAt: null,
  };
}
