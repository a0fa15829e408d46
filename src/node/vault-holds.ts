import type {VaultStatus} from '../production/shoot/vault/vault-status.ts';

/** What keeps a workspace from ordering until a person says something. */
export function vaultHolds({place, copyOf, lostWindows}: VaultStatus): string[] {
  return [
    ...(place === 'elsewhere'
      ? [`this may be a copy of the workspace in ${copyOf}; say which it is: \`tenspot takes vault --help\``]
      : []),
    ...(lostWindows.length > 0
      ? [`the ledger lost events; settle ${lostWindows.join(', ')}: \`tenspot takes reconcile\``]
      : []),
  ];
}
