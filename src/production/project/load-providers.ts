import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {otherCopy, packageFacts} from '../../machine/tools/package.ts';
import type {AnyProvider} from '../../providers/contract/contract.ts';
import {providers} from '../../providers/providers.generated.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {exportName, idsWith} from '../scaffold/registry.ts';
import {providerProblems} from './check-provider.ts';
import {asOwn} from './own-provider.ts';
import type {Workspace} from './workspace.ts';

const BUILT_IN: readonly AnyProvider[] = Object.values(providers);

/** The ids of the workspace's own providers: the folders of `providers/` with a `provider.ts`. */
export const providerIds = ({providers}: Pick<Workspace, 'providers'>): Promise<string[]> =>
  idsWith(providers, 'provider.ts');

/** The providers that come with Tenspot, and those of the workspace. Throws when one of the workspace cannot be used. */
export async function loadProviders(
  workspace?: Pick<Workspace, 'providers'>,
  builtIn: readonly AnyProvider[] = BUILT_IN,
): Promise<AnyProvider[]> {
  const all = [...builtIn];
  if (!workspace) return all;
  for (const id of await providerIds(workspace)) {
    const file = join(workspace.providers, id, 'provider.ts');
    refuseOtherCopy(id, file);
    const loaded = await load(id, file);
    const problems = providerProblems(loaded, id, all, file);
    if (problems.length > 0) throw invalid(problems);
    all.push(asOwn(loaded as Parameters<typeof asOwn>[0], file));
  }
  return all;
}

/** A provider of another copy of Tenspot throws errors of other classes. It would not be known whether a failed submission was paid. */
function refuseOtherCopy(id: string, file: string): void {
  const theirs = otherCopy(dirname(file));
  if (theirs === undefined) return;
  throw invalid({
    code: 'provider-other-copy',
    what: `provider "${id}" imports another copy of Tenspot than the one that is running`,
    where: {file},
    expected: packageFacts().root,
    got: theirs,
    fix: 'Run the copy of the workspace: `npx tenspot` in its folder.',
  });
}

/** What a provider's file exports under the name of its folder. It is not checked yet. */
async function load(id: string, file: string): Promise<unknown> {
  const loaded = (await import(pathToFileURL(file).href).catch((cause: unknown) => {
    const {message, code} = cause as NodeJS.ErrnoException;
    throw invalid(
      {
        code: 'provider-broken',
        what: `provider "${id}" could not be read`,
        where: {file},
        expected: 'a module that Node can run without a build',
        got: message,
        fix:
          code === 'ERR_MODULE_NOT_FOUND'
            ? "Install what it imports. Import a vendor's package only where it is used: `await import(...)` in `model` or `connect`."
            : 'Correct the error in it.',
      },
      cause,
    );
  })) as Record<string, unknown>;
  const name = exportName(id);
  if (Object.hasOwn(loaded, name)) return loaded[name];
  throw invalid({
    code: 'provider-broken',
    what: `provider "${id}" does not export its name`,
    where: {file},
    expected: `export const ${name} = fromAiSdk({id: '${id}', ...}), or remote({...})`,
    got: Object.keys(loaded).join(', ') || 'no exports',
    fix: 'Rename the export to match the folder.',
  });
}
