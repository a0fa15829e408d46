import type {VendorFacts} from '../../node/vocabulary.ts';
import {styleText} from './terminal.ts';

/** A vendor in a line. */
export function describeVendor({id, key, server, package: sdk, models, prices}: VendorFacts): string {
  const parts = [
    key && `${key.name} ${key.set ? 'is set' : 'is not set'}`,
    server && `${server.name} ${server.set ? 'is set' : 'is not set'}`,
    sdk && `${sdk.name} ${sdk.installed ? 'is installed' : 'is not installed'}`,
    `${models} ${models === 1 ? 'model' : 'models'}, ${prices ? `prices of ${prices.asOf}` : 'free, on this machine'}`,
  ];
  return `${id.padEnd(14)} ${parts.filter(Boolean).join(' · ')}`;
}

export const describeWarning = (words: string): string =>
  `${styleText('yellow', 'warning', {stream: process.stdout})} ${words}`;
