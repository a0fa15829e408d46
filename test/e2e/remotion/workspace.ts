import {spawn} from 'node:child_process';
import {copyFileSync} from 'node:fs';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {ROOT} from '../../support/tools.ts';
import {type Ended, makeWorkspace, type Workspace} from '../../support/workspace.ts';

/** Remotion's own command line. */
export const REMOTION = join(ROOT, 'node_modules/@remotion/cli/remotion-cli.js');

/** Runs Remotion's own command line, as `npx remotion` starts it in a folder. */
export function remotion(cwd: string, ...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [REMOTION, ...args], {cwd, stdio: ['ignore', 'pipe', 'pipe']});
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve) => child.once('close', (code) => resolve({code, stdout, stderr})));
}

/** A workspace with the configuration that `init` lays. */
export async function configuredWorkspace(): Promise<Workspace> {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  copyFileSync(join(ROOT, 'remotion.config.ts'), workspace.path('remotion.config.ts'));
  workspace.write('tsconfig.json', '{"compilerOptions": {"jsx": "react-jsx"}}\n');
  return workspace;
}
