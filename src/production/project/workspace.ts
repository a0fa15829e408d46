import {dirname, join, resolve} from 'node:path';
import {exists, listFolders} from '../../machine/files/files.ts';
import {ID_PATTERN} from '../../spot/documents/field-types.ts';
import {invalid, type Where} from '../../spot/problem/errors.ts';
import {nearest} from '../../spot/problem/nearest-name.ts';

/** The folders that a production works in. */
export type Workspace = {
  root: string;
  compositions: string;
  brands: string;
  /** The workspace's own providers, a folder each. It need not be there. */
  providers: string;
  /** Everything that can be made again: store, notes, bundles, scratch. */
  home: string;
  out: string;
  /** What people say of takes, a folder a spot: with the spots, or of the sandbox. */
  records: string;
};

/** The workspace that a folder is in: the nearest one upwards with `compositions/` and `brands/`. */
export async function findWorkspace(from: string, out?: string): Promise<Workspace> {
  let root = resolve(from);
  while (!(await exists(join(root, 'compositions'))) || !(await exists(join(root, 'brands')))) {
    const above = dirname(root);
    if (above === root) {
      throw invalid({
        code: 'workspace-missing',
        what: 'this is not a Tenspot workspace',
        where: {file: resolve(from)},
        expected: 'a folder with compositions/ and brands/, here or above',
        got: 'none',
        fix: 'Go into one, or make one with `tenspot init`.',
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
    out: out ? resolve(from, out) : join(root, 'out'),
    records: join(root, 'compositions', 'spots'),
  };
}

/** The same workspace for trying things on: what the sandbox makes never lies beside what was paid for. */
export const sandboxOf = (workspace: Workspace): Workspace => {
  const home = join(workspace.home, 'sandbox');
  return {...workspace, home, out: join(home, 'out'), records: join(home, 'spots')};
};

export const isSandbox = ({records, compositions}: Workspace): boolean =>
  records !== join(compositions, 'spots');

/** The folders in a folder whose names are ids, sorted. */
export const listIds = async (folder: string): Promise<string[]> =>
  (await listFolders(folder)).filter((name) => ID_PATTERN.test(name));

/** The folder of one thing among others of its kind; an unknown name is told with the nearest known one. */
export async function folderOf(
  parent: string,
  kind: 'spot' | 'brand' | 'template' | 'provider',
  id: string,
  /** Where it is named. */
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
    fix: near
      ? `Did you mean "${near}"?`
      : `Make one with \`tenspot new ${kind} ${ID_PATTERN.test(id) ? id : 'my-name'}\`.`,
  });
}
