import {z} from 'zod';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {WordsCard} from '../contract/card.ts';
import type {Provider} from '../contract/contract.ts';
import type {AdviceRequest, ResolvedRequest, WordsRequest} from '../contract/request.ts';
import {remoteProvider, SENDS_NO_FILES} from './remote-provider.ts';
import type {RemoteVendor} from './vendor-api.ts';
import {asReferences, sentReferences} from './vendor-request.ts';

/**
 * What a model wrote: the file of a purchase of words. A refusal and an answer that stopped too early are answers too: they cost money, and
 * the next run has to find them.
 */
export const WordsAnswer = z.strictObject({
  /** How it ended. */
  ended: z.enum(['complete', 'incomplete', 'refused']),
  /** What the model wrote until then. */
  text: z.string(),
  /** Why it is incomplete or refused, in the vendor's words. Empty where it is complete. */
  why: z.string(),
});
export type WordsAnswer = z.infer<typeof WordsAnswer>;

/** Tokens of a request besides its texts: Tenspot's own generous estimate. */
const OVERHEAD = 500;

/** A text, or answers to questions about pictures: the same model writes both. */
export type WrittenRequest = WordsRequest | AdviceRequest;

/** A provider of words and advice that is reached over the network. */
export const remoteWords = (vendor: RemoteVendor<WordsCard>): Provider<WrittenRequest, WordsCard> => ({
  ...remoteProvider<WrittenRequest, WordsCard>(vendor, {
    ...SENDS_NO_FILES,
    plan: (request, card) => planWords(vendor.id, request, card),
    prepare: async (resolved, card, context) => ({
      resolved,
      card,
      route: card.route,
      files: {references: await sentReferences(resolved, context)},
      clientId: context.clientId,
    }),
  }),
  withModels: (more, key) =>
    remoteWords({...vendor, key: key ?? vendor.key, models: [...more, ...vendor.models]}),
});

/**
 * Plans a text, or answers about pictures. Pure. A token has at least one byte, so the bytes of the texts are the most tokens that go in; each picture counts
 * as the card says. Error: `words-too-long`. Throws if the model does not take so many pictures.
 */
export function planWords(provider: string, request: WrittenRequest, card: WordsCard): ResolvedRequest {
  const {instructions, input, schema, take} = request;
  const {id, version, inputTokens: most, outputTokens, pictures: seen = {most: 0, tokens: 0}} = card;
  const pictures = request.kind === 'advice' ? request.pictures : [];
  if (pictures.length > seen.most)
    throw new Error(`${id} takes ${seen.most} pictures, not ${pictures.length}`);
  const bytes = new TextEncoder().encode(instructions + input + schema.json).length;
  const inputTokens = bytes + OVERHEAD + pictures.length * seen.tokens;
  if (inputTokens > most)
    throw new TenspotError({
      code: 'words-too-long',
      what: `${id} cannot read texts of this length`,
      expected: `at most ${most} bytes`,
      got: `${inputTokens} bytes`,
      fix: 'Shorten the text below the fields of brief.md.',
    });
  return {
    provider,
    model: id,
    version,
    params: {instructions, input, schema: schema.json, name: schema.name, max_output_tokens: outputTokens},
    inputs: asReferences(pictures),
    take,
    altered: [],
    makes: {inputTokens, outputTokens},
  };
}

/** US dollars for the tokens that a vendor counted. Undefined where it counted none, or the card has no price by tokens. */
export const wordsCost = (
  {price}: Pick<WordsCard, 'price'>,
  tokens: {input_tokens: number; output_tokens: number} | undefined,
): number | undefined =>
  tokens && price.per === 'megatoken'
    ? Math.ceil(tokens.input_tokens * price.input + tokens.output_tokens * price.output) / 1e6
    : undefined;
