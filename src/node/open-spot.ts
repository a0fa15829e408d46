import {join} from 'node:path';
import {packageField} from '../machine/tools/package.ts';
import {openWorkspace, type Project} from '../production/project/open-project.ts';
import {openSpot, type SpotProject, type VariantsAsked} from '../production/project/open-spot.ts';
import {listIds, sandboxOf, type Workspace} from '../production/project/workspace.ts';
import {takesOf} from '../production/shoot/plan-and-buy.ts';
import {wantsOf} from '../production/shoot/route/wants.ts';
import {openVaultAloud} from '../production/shoot/vault/open-vault.ts';
import type {SpotTakes} from '../production/takes/open-takes.ts';
import {invalid} from '../spot/problem/errors.ts';
import type {TenspotProject} from './open-project.ts';
import type {CallRun} from './running.ts';

/** The spot that a call works on. */
export type SpotChoice = {
  /** The id of the spot: its folder in `compositions/spots`. Default: the one that package.json names, or the only one. */
  spot?: string | undefined;
  /** Works with the takes of the sandbox, which fake vendors made and which cost nothing. Default: false. */
  sandbox?: boolean | undefined;
};

/** A spot that a call opened, in the workspace or in its sandbox. */
export type Opened = {project: Project; id: string};

/** Runs work with the workspace of a project and the id of a spot. Its temporary files are removed afterwards. */
export async function withProject<T>(
  {folders, env}: TenspotProject,
  {spot, sandbox = false}: SpotChoice,
  command: string,
  {report, signal}: CallRun,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const workspace = sandbox ? sandboxOf(folders) : folders;
  // What is wrong with a vault is told by what needs it.
  await openVaultAloud(workspace, report.step).catch(() => undefined);
  const id = spot ?? (await defaultSpot(workspace, command));
  const project = await openWorkspace(workspace, {env, signal});
  try {
    return await work({project, id});
  } finally {
    await project.store.close();
  }
}

/** As `withProject`, with the documents of the spot and the variants that are asked for. */
export const withSpot = <T>(
  project: TenspotProject,
  choice: SpotChoice & VariantsAsked,
  command: string,
  run: CallRun,
  work: (spot: SpotProject) => Promise<T>,
): Promise<T> =>
  withProject(project, choice, command, run, async ({project: opened, id}) =>
    work(await openSpot(opened, id, choice)),
  );

/** As `withSpot`, with the takes of the spot. */
export const withTakes = <T>(
  project: TenspotProject,
  choice: SpotChoice,
  command: string,
  run: CallRun,
  work: (spot: SpotProject, takes: SpotTakes) => Promise<T>,
): Promise<T> =>
  withSpot(project, {...choice, unsellable: true}, command, run, async (spot) =>
    work(spot, await takesOf(spot, await wantsOf(spot.variants, spot))),
  );

/** The spot that a call means when none is named: the one that package.json names, or the only one. Errors: `spot-unnamed`. */
async function defaultSpot({root, compositions}: Workspace, command: string): Promise<string> {
  const spots = join(compositions, 'spots');
  const [first, ...others] = await listIds(spots);
  const usual = packageField(root, 'spot');
  if (usual !== undefined) return usual;
  if (first !== undefined && others.length === 0) return first;
  throw invalid({
    code: 'spot-unnamed',
    what:
      first === undefined
        ? 'there is no spot in this workspace'
        : 'there are several spots in this workspace',
    where: {file: spots},
    expected: 'the name of a spot',
    got: [first, ...others].join(', ') || 'none',
    fix:
      first === undefined
        ? 'Make one with `tenspot new spot my-spot`.'
        : `Name it: \`tenspot ${command} ${first}\`; or set a default in package.json: "tenspot": {"spot": "${first}"}.`,
  });
}
