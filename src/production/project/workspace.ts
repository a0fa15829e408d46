import {dirname, join, resolve} from 'node:path';
import {listFolders} from '../../machine/files/folders.ts';
import {exists} from '../../machine/files/read-file.ts';
import {ID_PATTERN} from '../../spot/documents/field-types.ts';
import {invalid, type Where} from '../../spot/problem/errors.ts';
import {didYouMean, nearest} from '../../spot/problem/nearest-name.ts';

/** The folders of a workspace. */
export type Workspace = {
  /** The folder of the workspace. */
  root: string;
  /** `compositions/`: templates, and the documents of spots. */
  compositions: string;
  /** `brands/`: a folder for each brand. */
  brands: string;
  /** The workspace's own providers, a folder each. May not exist. */
  providers: string;
  /** `.tenspot/`: only what can be made again (store, notes, bundles, scratch). It may be deleted at any time. */
  home: string;
  /** `vault/`: what was paid for, the ledger and the purchased files. Nothing in it can be made again. */
  vault: string;
  /** `out/`, or the folder that `--out` names: the finished files, a folder for each spot. */
  out: string;
  /** The verdicts and picks, a folder for each spot: the folder of the spots, or one of the sandbox. */
  records: string;
};

/** Finds the workspace of a folder: the folder itself or the nearest one above with `compositions/` and `brands/`. */
export async function findWorkspace(from: string, out?: string): Promise<Workspace> {
  let root = resolve(from);
  while (!(await exists(join(root, 'compositions'))) || !(await exists(join(root, 'brands')))) {
    const above = dirname(root);
    if (above === root) {
      throw invalid({
        code: 'workspace-missing',
        what: 'this is not a Tenspot workspace',
        where: {file: resolve(from)},
        expected: 'compositions/ and brands/ in this folder or in one above',
        got: 'none',
        fix: 'Change to the folder of a workspace, or make one with `tenspot init`.',
      });
    }
    root = above;
  }
  return {
    root,
    compositions: join(root, 'compositions'),
    brands: join(root, 'brands'),
    providers: join(root, 'providers'),
    home: join(root, '.tenspot'),
    vault: join(root, 'vault'),
    out: out ? resolve(from, out) : join(root, 'out'),
    records: join(root, 'compositions', 'spots'),
  };
}

/**
 * The same workspace for purchases from fake vendors. Its folders, a vault among them, are in `.tenspot/sandbox`: they were
 * not paid for and may be deleted together.
 */
export const sandboxOf = (workspace: Workspace): Workspace => {
  const home = join(workspace.home, 'sandbox');
  return {
    ...workspace,
    home,
    vault: join(home, 'vault'),
    out: join(home, 'out'),
    records: join(home, 'spots'),
  };
};

export const isSandbox = ({records, compositions}: Workspace): boolean =>
  records !== join(compositions, 'spots');

/** The folder for what fake vendors made for a brand; undefined outside of the sandbox. */
export const sandboxBrand = (workspace: Workspace, id: string): string | undefined =>
  isSandbox(workspace) ? join(workspace.home, 'brands', id) : undefined;

/** The folders in a folder whose names are ids, sorted. */
export const listIds = async (folder: string): Promise<string[]> =>
  (await listFolders(folder)).filter((name) => ID_PATTERN.test(name));

/** The folder of a spot, brand, template or provider. For an unknown name, the error suggests the nearest known one. */
export async function folderOf(
  parent: string,
  kind: 'spot' | 'brand' | 'template' | 'provider',
  id: string,
  /** Where the name is written. Default: the parent folder. */
  where: Where = {file: parent},
): Promise<string> {
  const known = await listIds(parent);
  if (known.includes(id)) return join(parent, id);
  const near = nearest(id, known);
  throw invalid({
    code: `${kind}-unknown`,
    what: `there is no ${kind} "${id}"`,
    where,
    expected: known.join(', ') || `a ${kind}; there is none yet`,
    got: id,
    ...didYouMean(
      near,
      `${known.length > 0 ? 'Use one of these names, or make' : 'Make'} a new ${kind} with \`tenspot new ${kind} ${ID_PATTERN.test(id) ? id : 'my-name'}\`.`,
    ),
  });
}
