import {join} from 'node:path';
import {folderSize} from '../../machine/files/folder-size.ts';
import {remotionVersion} from '../../machine/tools/installed.ts';
import {browserVersion, findBrowserProgram, findTools} from '../../machine/tools/tools.ts';
import {checkTemplates} from '../../production/check/check-templates.ts';
import {loadProviders, providerIds} from '../../production/project/load-providers.ts';
import {findWorkspace, listIds, type Workspace} from '../../production/project/workspace.ts';
import {openVaultAloud} from '../../production/shoot/vault/open-vault.ts';
import {type VaultStatus, vaultStatus} from '../../production/shoot/vault/vault-status.ts';
import {installCommand} from '../../production/shoot/vendor-facts.ts';
import {TRIED_LANGUAGES, type TriedLanguage} from '../../spot/findings/longest-words.ts';
import {EXIT, invalid, type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {describeFindings} from '../output/describe-findings.ts';
import {vaultHolds} from '../output/describe-vault.ts';
import {describeVendor, describeWarning, vendorsHere, vendorWarnings} from '../output/describe-vendors.ts';
import {describeProblem} from '../output/print-error.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {type ExitCode, TenspotCommand} from '../tenspot-command.ts';

type Fact = {name: string; found: string} | {name: string; problems: readonly Problem[]};
type Options = {template?: string | true; languages: TriedLanguage[]; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('doctor')
    .description(
      'Checks what is installed and what is missing, and shows the command that installs it. With --template, lays out templates with the longest copy that they allow; exit code 4 when something does not fit.',
    )
    .option(
      '--template [id]',
      'lay out a template (without an id: all templates) in every format, brand and language',
    )
    .option(
      '--languages <list>',
      `languages of the copy: ${TRIED_LANGUAGES.join(', ')}; commas between several; default: all of them`,
      readLanguages,
      [...TRIED_LANGUAGES],
    )
    .option('--json', 'print one JSON object on stdout', false)
    .runs(({template, languages, json}: Options) =>
      template === undefined ? printFacts(json) : tryTemplates(template, languages, json, signal),
    );

async function printFacts(json: boolean): Promise<ExitCode> {
  const workspace = await findWorkspace(process.cwd()).catch(() => undefined);
  const root = workspace?.root ?? process.cwd();
  const facts = [
    await examine('node', async () => process.version),
    await examine('ffmpeg', async () => {
      const {ffmpeg, ffmpegVersion} = findTools(root);
      return `${ffmpegVersion}  ${ffmpeg}`;
    }),
    await examine('browser', async () => {
      const program = findBrowserProgram(root);
      return `${await browserVersion(program)}  ${program.path}`;
    }),
    await examine(
      'remotion',
      async () =>
        `${remotionVersion()}  source-available: companies of four or more people need a licence, see remotion.dev/license`,
    ),
    ...(workspace
      ? await workspaceFacts(workspace)
      : [{name: 'workspace', found: 'none in this folder or above'}]),
  ];
  const providers = await loadProviders(workspace).catch(() => loadProviders());
  const lines = facts.map((fact) =>
    'found' in fact
      ? `${fact.name.padEnd(10)} ${fact.found}`
      : `${fact.name.padEnd(10)} has a problem\n${fact.problems.map(describeProblem).join('\n')}`,
  );
  const vendors = vendorsHere(providers);
  const warnings = vendorWarnings(vendors);
  const install = installCommand(vendors);
  printResult(json, {facts, vendors, warnings, install: install ?? null}, [
    ...lines,
    ...vendors.map(describeVendor),
    ...(install ? [`to use the vendors whose package is missing: ${install}`] : []),
    ...warnings.map(describeWarning),
  ]);
  return facts.every((fact) => 'found' in fact) ? EXIT.done : EXIT.failed;
}

async function workspaceFacts(workspace: Workspace): Promise<Fact[]> {
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
    ...(await storageFacts(workspace)),
  ];
}

/** The sizes of the two folders, and which of them may be deleted. Opening the vault moves there what an older Tenspot left in .tenspot. */
async function storageFacts(workspace: Workspace): Promise<Fact[]> {
  const {home} = workspace;
  let status: VaultStatus | undefined;
  const fact = await examine('vault', async () => {
    await openVaultAloud(workspace, openProgress().step);
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

async function tryTemplates(
  template: string | true,
  languages: readonly TriedLanguage[],
  json: boolean,
  signal: AbortSignal,
): Promise<ExitCode> {
  const workspace = await findWorkspace(process.cwd());
  const check = await checkTemplates(workspace, {
    templates: template === true || template === 'all' ? [] : [template],
    languages,
    report: openProgress(),
    signal,
  });
  const {templates, brands, looked, findings} = check;
  const errors = describeFindings(findings.filter(({severity}) => severity === 'error'));
  const warnings = describeFindings(findings.filter(({severity}) => severity !== 'error'));
  const tried = `${templates.join(', ')}: ${looked.specimens} layouts (4 formats, ${brands.length} ${
    brands.length === 1 ? 'brand' : 'brands'
  }, ${languages.join(' ')}), ${looked.frames} frames, ${looked.texts} texts checked`;
  printResult(json, check, [
    ...errors,
    ...warnings,
    `${tried}: ${errors.length || 'no'} ${errors.length === 1 ? 'error' : 'errors'}${warnings.length > 0 ? `, ${warnings.length} warnings` : ''}`,
  ]);
  return errors.length > 0 ? EXIT.gate : EXIT.done;
}

function readLanguages(list: string): TriedLanguage[] {
  const named = list.split(',').map((each) => each.trim());
  const unknown = named.filter((each) => !TRIED_LANGUAGES.some((known) => known === each));
  if (unknown.length > 0)
    throw invalid({
      code: 'usage-languages',
      what: '--languages names a language that `doctor` cannot check',
      expected: TRIED_LANGUAGES.join(', '),
      got: unknown.join(', '),
      fix: 'Leave it out of the list.',
    });
  return TRIED_LANGUAGES.filter((known) => named.includes(known));
}
