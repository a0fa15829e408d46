import {z} from 'zod';
import {Operation, type PurchaseSteps} from '../../../providers/contract/contract.ts';
import {type Failed, failed, ProviderError, UNREADABLE} from '../../../providers/contract/failure.ts';

/** An accepted job that the ledger can keep: without an id it could never be found again. */
const Accepted = Operation.extend({id: z.string().min(1)}).refine(isJson, {error: 'expected plain JSON'});

const Seen = z.discriminatedUnion('state', [
  z.looseObject({state: z.literal('pending')}),
  z.looseObject({state: z.literal('done'), operation: z.looseObject({})}),
  z.looseObject({state: z.literal('failed')}),
]);

const Found = z.union([
  z.enum(['none', 'unlisted', 'unsure']),
  z.object({similar: z.array(z.string())}),
  Accepted,
]);

/**
 * The steps of a provider, with answers that are what the contract says. Providers of a workspace run without a compiler. A submission with
 * another answer may have been accepted; a question with another answer is asked again.
 */
export function withCheckedAnswers(provider: PurchaseSteps): PurchaseSteps {
  const {id, reconcile} = provider;
  const asked = (step: string) => failed('internal', 'no', UNREADABLE, odd(step));
  return {
    ...provider,
    submit: async (...given) => {
      const unknown = failed('unknown-outcome', 'unknown', UNREADABLE, odd('submit'));
      return checked(Accepted, await provider.submit(...given), id, unknown);
    },
    poll: async (...given) => checked(Seen, await provider.poll(...given), id, asked('poll')),
    ...(reconcile
      ? {
          reconcile: async (...given) => checked(Found, await reconcile(...given), id, asked('reconcile')),
        }
      : {}),
  };
}

const odd = (step: string): string => `its step \`${step}\` returned something else than it has to`;

/** The answer as it came: a schema may know fewer fields than the provider needs later. */
function checked<T>(schema: z.ZodType, answer: T, provider: string, otherwise: Failed): T {
  if (schema.safeParse(answer).success) return answer;
  throw new ProviderError(provider, 'answer as it has to', otherwise);
}

function isJson(value: unknown): boolean {
  try {
    return z.json().safeParse(JSON.parse(JSON.stringify(value))).success;
  } catch {
    return false;
  }
}
