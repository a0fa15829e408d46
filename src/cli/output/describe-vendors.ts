import {styleText} from 'node:util';
import {installCommand, OLD, type VendorFacts, vendorFacts} from '../../production/shoot/vendor-facts.ts';
import type {Provider} from '../../providers/contract/contract.ts';

const hasValue = (name: string): boolean => Boolean(process.env[name]);

/** Vendors as this process sees them. */
export const vendorsHere = (providers: readonly Provider[]): VendorFacts[] =>
  vendorFacts({isSet: hasValue, now: Date.now(), providers});

/**
 * Says who is left out for want of a package, and the command that installs it: before anything is routed. In the
 * sandbox every vendor counts, else those whose key is there.
 */
export function tellLeftOut(providers: readonly Provider[], sandbox: boolean): void {
  const out = vendorsHere(providers).filter(
    ({key, package: sdk}) => sdk?.installed === false && (sandbox || key === null || key.set),
  );
  const command = installCommand(out);
  if (command === undefined) return;
  const names = out.map(({title}) => title).join(', ');
  process.stderr.write(
    `${names} left out: ${out.length === 1 ? 'its package is' : 'their packages are'} not installed. Run \`${command}\`.\n`,
  );
}

/** A line a vendor. */
export function describeVendor({id, key, server, package: sdk, models, prices}: VendorFacts): string {
  const parts = [
    key && `${key.name} ${key.set ? 'is set' : 'is not set'}`,
    server && `${server.name} ${server.set ? 'is set' : 'is not set'}`,
    sdk && `${sdk.name} ${sdk.installed ? 'is installed' : 'is not installed'}`,
    `${models} ${models === 1 ? 'model' : 'models'}, prices of ${prices.asOf}`,
  ];
  return `${id.padEnd(14)} ${parts.filter(Boolean).join(' · ')}`;
}

/** What somebody who shoots should know beforehand: packages to install, models that end, prices that are old. */
export function vendorWarnings(vendors: readonly VendorFacts[]): string[] {
  const ends = vendors.flatMap(({id, ending}) =>
    ending.map(({model, retiredAt, days}) =>
      days <= 0
        ? `${id}/${model} ended on ${retiredAt}: it is not asked any more`
        : `${id}/${model} ends on ${retiredAt}, ${days === 1 ? 'tomorrow' : `in ${days} days`}`,
    ),
  );
  const old = vendors.filter(({prices}) => prices.days >= OLD);
  return [
    ...ends,
    ...(old.length > 0
      ? [
          `prices of ${old.map(({id, prices}) => `${id} (${prices.days} days)`).join(', ')} are old: look at the vendor's own, or install a newer Tenspot`,
        ]
      : []),
  ];
}

export const describeWarning = (words: string): string =>
  `${styleText('yellow', 'warning', {stream: process.stdout})} ${words}`;
