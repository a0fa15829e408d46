import {answerPlace, type PlaceAnswer, type PlaceAnswered} from '../production/shoot/vault/answer-place.ts';
import {type VaultStatus, vaultStatus} from '../production/shoot/vault/vault-status.ts';
import type {TenspotProject} from './open-project.ts';
import {running} from './running.ts';

/** Returns what is in the vault of a project, and what keeps the project from ordering. Null where nothing was ever bought. */
export const vault = ({folders}: TenspotProject): Promise<VaultStatus | null> =>
  running({}, async () => (await vaultStatus(folders)) ?? null);

/** What a person says that a workspace is. */
export type VaultAnswer = PlaceAnswer & {
  /** Changes nothing, and returns what would be done. Default: false. */
  dryRun?: boolean | undefined;
};

/**
 * Records what a person says that this workspace is: the one that the vault belongs to, a backup, a copy, or a new one
 * (`tenspot takes vault --moved`). Errors: where the vault shows that it is another one.
 */
export const answerVault = (
  project: TenspotProject,
  {dryRun: rehearsal = false, ...answer}: VaultAnswer,
): Promise<PlaceAnswered> =>
  running({}, () => project.inTurn(() => answerPlace(project.folders, answer, Date.now, {rehearsal})));
