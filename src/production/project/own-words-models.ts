import {join} from 'node:path';
import {z} from 'zod';
import {packageValue} from '../../machine/tools/package.ts';
import type {WordsCard} from '../../providers/contract/card.ts';
import type {AnyProvider} from '../../providers/contract/contract.ts';
import {Words} from '../../spot/documents/field-types.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {toProblems} from '../../spot/problem/schema-problems.ts';

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
});

/**
 * The providers, with the model that the workspace names in package.json as the first one of the provider that takes further models. Error:
 * `setting-invalid`.
 */
export function withOwnModels(providers: readonly AnyProvider[], root: string): readonly AnyProvider[] {
  const raw = packageValue(root, 'words');
  if (raw === undefined) return providers;
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
  const host = providers.find(({withModels}) => withModels);
  return providers.map((each) =>
    each === host && each.withModels ? each.withModels([cardOf(parsed.data)]) : each,
  );
}

function cardOf({model, input, output, inputTokens, outputTokens}: z.output<typeof OwnModel>): WordsCard {
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
    makes: ['words'],
    mediaType: 'application/json',
    route: model,
    inputTokens,
    outputTokens,
    price: {per: 'megatoken', input, output},
    hosts: [],
    keptHours: 0,
    asOf: new Date().toISOString().slice(0, 10),
    source: 'package.json of the workspace',
    retiredAt: null,
  };
}
