import {pathToFileURL} from 'node:url';
import type {Provider} from '../../providers/contract/contract.ts';
import type {FakeVendor} from '../../providers/fake/fake-vendor.ts';
import {TenspotError} from '../../spot/problem/errors.ts';

type Vendor = Provider & Required<Pick<Provider, 'remote'>>;

/** Prepares a workspace's provider: packages are resolved from its file, and errors of its code name that file. */
export function asOwn(provider: Vendor, file: string): Provider {
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
  return {
    ...provider,
    plan: (request, card) => tried('plan a take', () => plan(request, card)),
    estimate: (resolved) => tried('estimate the price of a take', () => estimate(resolved)),
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

const isFake = (vendor: Partial<FakeVendor> | undefined): boolean =>
  typeof vendor?.answer === 'function' && typeof vendor.bills === 'function' && Array.isArray(vendor.faults);

/** The error, and the line of code that threw it. */
function placeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const line = cause.stack?.split('\n').find((each) => /^\s+at /.test(each));
  return `${cause.name}: ${cause.message}${line ? `, ${line.trim()}` : ''}`;
}
