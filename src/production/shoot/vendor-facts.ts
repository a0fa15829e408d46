import {isInstalled} from '../../machine/tools/installed.ts';
import type {AnyProvider} from '../../providers/contract/contract.ts';

/** What is needed to use a vendor, and what of it is there. It has names of keys, never a key. */
export type VendorFacts = {
  id: string;
  title: string;
  /** The environment variable of its key. Null where it needs none. */
  key: {name: string; set: boolean} | null;
  /** The environment variable with the address of its server. Null where the vendor runs the server. */
  server: {name: string; set: boolean} | null;
  /** The npm package of its client. Null where Tenspot uses plain HTTP. */
  package: {name: string; installed: boolean} | null;
  models: number;
  /** Models that have ended, or will end within `SOON` days. `days`: until then; negative since then. */
  ending: {model: string; retiredAt: string; days: number}[];
  /** The date of its oldest price, and how many days ago that was. Null where it works on this machine and costs nothing. */
  prices: {asOf: string; days: number} | null;
};

/** How many days before its end a model is reported. */
export const SOON = 60;
/** After how many days a price counts as old. */
export const OLD = 90;

const DAY = 24 * 3_600_000;

type Surroundings = {
  /** Whether an environment variable is set. */
  isSet: (name: string) => boolean;
  /** Milliseconds since 1970. */
  now: number;
  /** Default: whether it is installed here. */
  hasPackage?: typeof isInstalled;
  providers: readonly AnyProvider[];
};

/** Every vendor, and every provider on this machine that needs a package, with what is needed to use it. */
export function vendorFacts({isSet, now, hasPackage = isInstalled, providers}: Surroundings): VendorFacts[] {
  const today = Math.floor(now / DAY);
  const daysTo = (date: string): number => Math.floor(Date.parse(date) / DAY) - today;
  return providers.flatMap(({id, title, models, remote, package: local}): VendorFacts[] => {
    const own = {id, title, models: models.length};
    if (!remote) {
      if (local === undefined) return [];
      const needed = {name: local, installed: hasPackage(local)};
      return [{...own, key: null, server: null, package: needed, ending: [], prices: null}];
    }
    const {key, server, sdk, importer} = remote;
    const ending = models.flatMap(({id: model, retiredAt}) => {
      const days = retiredAt === null ? Infinity : daysTo(retiredAt);
      return retiredAt === null || days > SOON ? [] : [{model, retiredAt, days}];
    });
    const asOf = models.map((card) => card.asOf).sort()[0] ?? '';
    return [
      {
        ...own,
        ending,
        key: key === null ? null : {name: key, set: isSet(key)},
        server: server === undefined ? null : {name: server, set: isSet(server)},
        package: sdk === null ? null : {name: sdk, installed: hasPackage(sdk, importer)},
        prices: {asOf, days: Math.max(0, -daysTo(asOf))},
      },
    ];
  });
}

/** The command that installs every missing package. Undefined where none is missing. */
export function installCommand(vendors: readonly VendorFacts[]): string | undefined {
  const missing = vendors.flatMap(({package: sdk}) => (sdk && !sdk.installed ? [sdk.name] : []));
  return missing.length === 0 ? undefined : `npm install ${missing.join(' ')}`;
}
