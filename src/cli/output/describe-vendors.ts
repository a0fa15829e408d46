import {styleText} from 'node:util';
import {installCommand, OLD, type VendorFacts, vendorFacts} from '../../production/shoot/vendor-facts.ts';
import type {Provider} from '../../providers/contract/contract.ts';

const hasValue = (name: string): boolean => Boolean(process.env[name]);

/** The vendors, with the keys and packages that this process finds. */
export const vendorsHere = (providers: readonly Provider[]): VendorFacts[] =>
  vendorFacts({isSet: hasValue, now: Date.now(), providers});

/**
 * Warns of vendors that cannot be used because their package is not installed, with the command that installs it. Outside the sandbox,
 * only vendors whose key is set are meant.
 */
export function warnOfMissingPackages(providers: readonly Provider[], sandbox: boolean): void {
  const missing = vendorsHere(providers).filter(
    ({key, package: sdk}) => sdk?.installed === false && (sandbox || key === null || key.set),
  );
  const command = installCommand(missing);
  if (command === undefined) return;
  const names = missing.map(({title}) => title).join(', ');
  process.stderr.write(
    `${names} cannot be used: ${missing.length === 1 ? 'its package is' : 'their packages are'} not installed. Run \`${command}\`.\n`,
  );
}

/** A vendor in a line. */
export function describeVendor({id, key, server, package: sdk, models, prices}: VendorFacts): string {
  const parts = [
    key && `${key.name} ${key.set ? 'is set' : 'is not set'}`,
    server && `${server.name} ${server.set ? 'is set' : 'is not set'}`,
    sdk && `${sdk.name} ${sdk.installed ? 'is installed' : 'is not installed'}`,
    `${models} ${models === 1 ? 'model' : 'models'}, prices of ${prices.asOf}`,
  ];
  return `${id.padEnd(14)} ${parts.filter(Boolean).join(' · ')}`;
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
  const old = vendors.filter(({prices}) => prices.days >= OLD);
  return [
    ...ends,
    ...(old.length > 0
      ? [
          `prices of ${old.map(({id, prices}) => `${id} (${prices.days} days)`).join(', ')} are old: check them with the vendor, or install a newer Tenspot`,
        ]
      : []),
  ];
}

export const describeWarning = (words: string): string =>
  `${styleText('yellow', 'warning', {stream: process.stdout})} ${words}`;
