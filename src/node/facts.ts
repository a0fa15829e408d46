import {join} from 'node:path';
import {folderSize} from '../machine/files/folder-size.ts';
import {nodeVersion, remotionVersion} from '../machine/tools/installed.ts';
import {browserVersion, type Environment, findBrowserProgram, findTools} from '../machine/tools/tools.ts';
import {loadProviders, providerIds} from '../production/project/load-providers.ts';
import {listIds, type Workspace} from '../production/project/workspace.ts';
import {openVaultAloud} from '../production/shoot/vault/open-vault.ts';
import {type VaultStatus, vaultStatus} from '../production/shoot/vault/vault-status.ts';
import {type Problem, TenspotError} from '../spot/problem/errors.ts';
import {vaultHolds} from './vault-holds.ts';

/** One thing that `doctor` looked at: what it found, or what is wrong with it. */
export type Fact = {name: string; found: string} | {name: string; problems: readonly Problem[]};

/** The programs on this machine. `root` is the workspace, whose package.json may name them. */
export const machineFacts = (root: string, env: Environment): Promise<Fact[]> =>
  Promise.all([
    examine('node', async () => `v${nodeVersion()}`),
    examine('ffmpeg', async () => {
      const {ffmpeg, ffmpegVersion} = findTools(root, env);
      return `${ffmpegVersion}  ${ffmpeg}`;
    }),
    examine('browser', async () => {
      const program = findBrowserProgram(root, env);
      return `${await browserVersion(program)}  ${program.path}`;
    }),
    examine(
      'remotion',
      async () =>
        `${remotionVersion()}  source-available: companies of four or more people need a licence, see remotion.dev/license`,
    ),
  ]);

/** What a workspace has. `note` receives what was moved into its vault. */
export async function workspaceFacts(workspace: Workspace, note: (text: string) => void): Promise<Fact[]> {
  const {root, compositions, brands} = workspace;
  const listed = async (folder: string): Promise<string> => (await listIds(folder)).join(', ') || 'none yet';
  return [
    {name: 'workspace', found: root},
    {name: 'templates', found: await listed(join(compositions, 'templates'))},
    {name: 'spots', found: await listed(join(compositions, 'spots'))},
    {name: 'brands', found: await listed(brands)},
    await examine('providers', async () => {
      await loadProviders(workspace);
      return (await providerIds(workspace)).join(', ') || 'none in the workspace';
    }),
    ...(await storageFacts(workspace, note)),
  ];
}

/** The sizes of the two folders, and which of them may be deleted. Opening the vault moves there what an older Tenspot left in .tenspot. */
async function storageFacts(workspace: Workspace, note: (text: string) => void): Promise<Fact[]> {
  const {home} = workspace;
  let status: VaultStatus | undefined;
  const fact = await examine('vault', async () => {
    await openVaultAloud(workspace, note);
    status = await vaultStatus(workspace);
    if (!status) return 'none yet: nothing was bought here';
    const {bytes, vault} = status;
    const holds = vaultHolds(status).map((text) => `; nothing is ordered: ${text}`);
    return `${megabytes(bytes)}  ${vault}  what was paid for: back it up, never delete it${holds.join('')}`;
  });
  const size = `${megabytes(await folderSize(home))}  ${home}`;
  const windows = status?.lostWindows ?? [];
  const found =
    'problems' in fact
      ? `${size}  do not delete it before the vault is repaired`
      : windows.length > 0
        ? `${size}  do not delete it before ${windows.join(', ')} is settled (\`tenspot takes reconcile\`): it may hold clips that were bought`
        : `${size}  cache and sandbox: may be deleted while no command runs. Tenspot makes the cache again; the takes of the sandbox are lost`;
  return [fact, {name: '.tenspot', found}];
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function examine(name: string, look: () => Promise<string>): Promise<Fact> {
  try {
    return {name, found: await look()};
  } catch (error) {
    if (error instanceof TenspotError) return {name, problems: error.problems};
    throw error;
  }
}
