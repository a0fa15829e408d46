import {
  formatUsd,
  type PlaceAnswer,
  type PlaceAnswered,
  toMicro,
  type VaultStatus,
  vaultHolds,
} from '../../node/vocabulary.ts';

/** What a vault holds, in lines, and what keeps the workspace from ordering. */
export function describeVault(status: VaultStatus | null): string[] {
  if (!status) return ['no vault yet: nothing was bought here'];
  const {vault, workspace, jobs, open, spent, bytes} = status;
  return [
    vault,
    `${(bytes / 1e6).toFixed(1)} MB, ${jobs} ${jobs === 1 ? 'job' : 'jobs'}, ${open} unfinished, ${formatUsd(toMicro(spent) ?? 0)} spent`,
    `workspace ${workspace ?? 'without an identity: it gets one with its first order'}`,
    ...vaultHolds(status).map((text) => `nothing is ordered: ${text}`),
  ];
}

const SAID: Record<PlaceAnswer['act'], string> = {
  moved: 'this is the workspace',
  restored: 'this is the workspace, restored from a backup',
  copy: 'this is a separate workspace now',
  new: 'this workspace buys on its own, although the documents name takes that were bought elsewhere',
};

/** What an answer about the place of a vault did, or would do. */
export const describePlaceAnswered = (
  act: PlaceAnswer['act'],
  {identity, left, window}: PlaceAnswered,
): string[] => [
  identity ? `${SAID[act]}: ${identity.place.path}, ${identity.id}` : `would be recorded: ${SAID[act]}`,
  ...(left.length > 0
    ? [
        `${left.length} unfinished ${left.length === 1 ? 'job' : 'jobs'} ${identity ? 'left' : 'would be left'} to the other workspace: ${left.join(', ')}`,
      ]
    : []),
  ...(window !== null
    ? [
        `nothing is ordered until you settle what the backup may lack: \`tenspot takes reconcile ${window} --help\``,
      ]
    : act === 'restored'
      ? ['nothing would be ordered until you settle what the backup may lack']
      : []),
];
