import {variableOf} from '../machine/http/network.ts';
import type {Environment} from '../machine/tools/tools.ts';
import {installCommand, OLD, type VendorFacts, vendorFacts} from '../production/shoot/vendor-facts.ts';
import type {AnyProvider} from '../providers/contract/contract.ts';

/** The vendors, with the keys that an environment has and the packages that are installed. */
export const vendorsOf = (providers: readonly AnyProvider[], env: Environment): VendorFacts[] =>
  vendorFacts({isSet: (name) => variableOf(env, name) !== undefined, now: Date.now(), providers});

/**
 * A warning of vendors that cannot be used because their package is not installed, with the command that installs it. Outside the
 * sandbox, only vendors whose key is set are meant. Undefined where no package is missing.
 */
export function packageWarning(
  providers: readonly AnyProvider[],
  env: Environment,
  sandbox: boolean,
): string | undefined {
  const missing = vendorsOf(providers, env).filter(
    ({key, package: sdk, prices}) =>
      prices !== null && sdk?.installed === false && (sandbox || key === null || key.set),
  );
  const command = installCommand(missing);
  if (command === undefined) return undefined;
  const names = missing.map(({title}) => title).join(', ');
  return `${names} cannot be used: ${missing.length === 1 ? 'its package is' : 'their packages are'} not installed. Run \`${command}\`.`;
}

/** What to know before buying: models that end soon, and prices that may be out of date. */
export function vendorWarnings(vendors: readonly VendorFacts[]): string[] {
  const ends = vendors.flatMap(({id, ending}) =>
    ending.map(({model, retiredAt, days}) =>
      days <= 0
        ? `${id}/${model} ended on ${retiredAt}: it is not used any more`
        : `${id}/${model} ends on ${retiredAt}, ${days === 1 ? 'tomorrow' : `in ${days} days`}`,
    ),
  );
  const old = vendors.flatMap(({id, prices}) =>
    prices && prices.days >= OLD ? [`${id} (${prices.days} days)`] : [],
  );
  return [
    ...ends,
    ...(old.length > 0
      ? [`prices of ${old.join(', ')} are old: check them with the vendor, or install a newer Tenspot`]
      : []),
  ];
}
