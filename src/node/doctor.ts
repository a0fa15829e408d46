import {resolve} from 'node:path';
import type {Environment} from '../machine/tools/tools.ts';
import {loadProviders} from '../production/project/load-providers.ts';
import {findWorkspace} from '../production/project/workspace.ts';
import {installCommand, type VendorFacts} from '../production/shoot/vendor-facts.ts';
import {type Fact, machineFacts, workspaceFacts} from './facts.ts';
import {type RunOptions, running} from './running.ts';
import {vendorsOf, vendorWarnings} from './vendors.ts';

/** Where `doctor` looks. */
export type DoctorOptions = RunOptions & {
  /** As for `openProject`. */
  env?: Environment | undefined;
};

/** What is installed, and what is missing. */
export type DoctorResult = {
  /** True where nothing has a problem. A vendor without a key is no problem. */
  healthy: boolean;
  /** The programs, and the parts of the workspace where the folder is in one. */
  facts: Fact[];
  /** Every vendor, with what is needed to use it. It has names of keys, never a key. */
  vendors: VendorFacts[];
  /** What to know before buying, in sentences: models that end soon, old prices. */
  warnings: string[];
  /** The command that installs the packages of vendors that are missing. Null where none is missing. */
  install: string | null;
};

/**
 * Finds out what is installed and what is missing for the workspace of a folder, or for a folder without one. A problem is part of the
 * result and does not reject the call.
 */
export const doctor = (folder: string, options: DoctorOptions = {}): Promise<DoctorResult> =>
  running(options, async ({report}) => {
    const {env = {}} = options;
    const workspace = await findWorkspace(folder).catch(() => undefined);
    const facts = [
      ...(await machineFacts(workspace?.root ?? resolve(folder), env)),
      ...(workspace
        ? await workspaceFacts(workspace, report.step)
        : [{name: 'workspace', found: 'none in this folder or above'}]),
    ];
    const vendors = vendorsOf(await loadProviders(workspace).catch(() => loadProviders()), env);
    return {
      healthy: facts.every((fact) => 'found' in fact),
      facts,
      vendors,
      warnings: vendorWarnings(vendors),
      install: installCommand(vendors) ?? null,
    };
  });
