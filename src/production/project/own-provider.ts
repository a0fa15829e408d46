import {pathToFileURL} from 'node:url';
import {z} from 'zod';
import type {CardFacts} from '../../providers/contract/card.ts';
import type {AnyProvider, Provider} from '../../providers/contract/contract.ts';
import {ProviderError} from '../../providers/contract/failure.ts';
import {type PurchaseRequest, ResolvedRequest} from '../../providers/contract/request.ts';
import type {FakeVendor} from '../../providers/fake/fake-vendor.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {toProblems} from '../../spot/problem/schema-problems.ts';

/** The code of a step whose answer is not what it has to be: the provider's file has to be corrected, whichever side answered. */
const UNREADABLE = 'answer';

type Vendor<Request extends PurchaseRequest, Card extends CardFacts> = Provider<Request, Card> &
  Required<Pick<AnyProvider, 'remote'>>;

/** Prepares a workspace's provider: packages are resolved from its file, and errors of its code name that file. */
export function asOwn<Request extends PurchaseRequest, Card extends CardFacts>(
  provider: Vendor<Request, Card>,
  file: string,
): Provider<Request, Card> {
  const {id, remote, plan, estimate} = provider;
  const fault = (step: string, expected: string, cause: unknown): TenspotError =>
    cause instanceof TenspotError
      ? cause
      : new TenspotError(
          {
            code: 'provider-fault',
            what: `provider "${id}" could not ${step}`,
            where: {file},
            expected,
            got: placeOf(cause),
            fix: 'Correct its code. Its test reproduces the error.',
          },
          {cause},
        );
  const tried = <T>(step: string, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw fault(step, 'a function that returns', error);
    }
  };
  const checked = <T>(step: string, schema: z.ZodType<T>, work: () => T): T => {
    const value = tried(step, work);
    const read = schema.safeParse(value);
    if (read.success) return read.data;
    const [{path, expected, got} = {path: '', expected: '', got: ''}] = problemsWith(read.error, value);
    throw fault(step, `${path}: ${expected}`, got);
  };
  const named =
    <Rest extends unknown[], T>(words: string, step: (...rest: Rest) => Promise<T>) =>
    async (...rest: Rest): Promise<T> => {
      try {
        return await step(...rest);
      } catch (error) {
        if (!(error instanceof ProviderError) || error.failed.code !== UNREADABLE) throw error;
        const failed = {...error.failed, message: `${error.failed.message} (${file})`};
        throw new ProviderError(provider.title, words, failed, `Correct ${file}.`);
      }
    };
  const {submit, poll, collect, reconcile} = provider;
  return {
    ...provider,
    plan: (request, card) => checked('plan a take', ResolvedRequest, () => plan(request, card)),
    estimate: (resolved) => checked('estimate the price of a take', Price, () => estimate(resolved)),
    submit: named('confirm the job', submit),
    poll: named('report the status of the job', poll),
    collect: named('return the result', collect),
    ...(reconcile ? {reconcile: named('say whether it has the job', reconcile)} : {}),
    remote: {
      ...remote,
      importer: pathToFileURL(file).href,
      fake: async () => {
        const expected = '`fake` to give a FakeVendor: {from, faults, bills, answer}';
        const vendor = await remote.fake().catch((error: unknown) => {
          throw fault('open its fake', expected, error);
        });
        if (isFake(vendor)) return vendor;
        throw fault(
          'open its fake',
          expected,
          vendor === undefined ? 'nothing' : Object.keys(vendor).join(', '),
        );
      },
    },
  };
}

const problemsWith = (error: z.ZodError, value: unknown): {path: string; expected: string; got: string}[] =>
  toProblems(error, value, 'provider-fault', () => ({})).map(({where, expected = '', got = ''}) => ({
    path: where?.field ?? '',
    expected,
    got,
  }));

/** What `estimate` has to return. The ledger counts up to a billion dollars exactly. */
const Price = z.object({
  usd: z.number({error: 'expected a number of US dollars, 0 or more'}).min(0).max(1e9),
  basis: z.string(),
  asOf: z.string(),
});

const isFake = (vendor: Partial<FakeVendor> | undefined): boolean =>
  typeof vendor?.answer === 'function' && typeof vendor.bills === 'function' && Array.isArray(vendor.faults);

/** The error, and the line of code that threw it. */
function placeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const line = cause.stack?.split('\n').find((each) => /^\s+at /.test(each));
  return `${cause.name}: ${cause.message}${line ? `, ${line.trim()}` : ''}`;
}
