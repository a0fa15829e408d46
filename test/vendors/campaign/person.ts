import {cpSync, rmSync} from 'node:fs';
import {basename, join} from 'node:path';
import type {Chance} from '../../production/shoot/buy/crash/chance.ts';
import {type Accounts, chargeOf} from '../accounts.ts';
import {type Story, shoot} from './acts.ts';
import {isUnresolved, readLedger, vendorIdOf} from './books.ts';
import {isIn} from './compare-books.ts';
import type {Site} from './workspace.ts';

/** A person says which workspace a folder is. True where Tenspot took the answer. */
export async function answerVault(
  {commandLine, log}: Story,
  {root}: Site,
  act: 'moved' | 'restored' | 'copy' | 'new',
): Promise<boolean> {
  const args = ['takes', 'vault', `--${act}`, '--by', 'a person', '--json'];
  const {code} = await commandLine.run(root, args);
  log.push(`takes vault --${act} in ${basename(root)}: ${code}`);
  return code === 0;
}

/** A person declares each copy or clone as a workspace of its own: it then buys what it wants, and may pay again. */
export async function separateCopies(story: Story): Promise<void> {
  for (const copy of story.sites.slice(1)) {
    const act = copy.root.endsWith('-clone') ? 'new' : 'copy';
    if (!(await answerVault(story, copy, act))) continue;
    story.separate.add(copy.root);
    await shoot(story, copy);
  }
}

/** The workspace is moved to another folder, as to another disk, and goes on there once a person said so. */
export async function moveSite(story: Story): Promise<void> {
  const [site] = story.sites;
  if (!site) return;
  const [from, to] = [site.root, `${site.root}-moved`];
  cpSync(from, to, {recursive: true, verbatimSymlinks: true});
  rmSync(from, {recursive: true, force: true});
  site.root = to;
  for (const each of [...story.commandLine.runs, ...story.losses, ...story.forgiven])
    if (each.root === from) each.root = to;
  for (const [copy, origin] of story.inherited) if (origin === from) story.inherited.set(copy, to);
  story.log.push('the workspace is moved to another folder');
  await shoot(story, site);
  await answerVault(story, site, 'moved');
  await shoot(story, site);
}

/**
 * The vault is replaced by a backup of before a purchase. A person says so, looks at the vendors' dashboards, and settles all lost windows
 * with what the vendors charged for jobs that the ledger does not have. These may then be bought again: the person accepts that.
 */
export async function restoreVault(story: Story, {jobs}: Accounts): Promise<void> {
  const [site] = story.sites;
  if (!site) return;
  const {clock, forgiven, losses, commandLine, log} = story;
  const [vault, backup] = [join(site.root, 'vault'), `${site.root}-vault-backup`];
  await shoot(story, site);
  const from = clock.now();
  cpSync(vault, backup, {recursive: true});
  await shoot(story, site);
  rmSync(vault, {recursive: true, force: true});
  cpSync(backup, vault, {recursive: true});
  rmSync(backup, {recursive: true, force: true});
  const window = {root: site.root, from, to: clock.now()};
  losses.push(window);
  forgiven.push({...window});
  log.push('the vault of before that purchase is restored');
  if (!(await answerVault(story, site, 'restored'))) return;
  const ledger = await readLedger(site.root);
  const known = new Set(ledger.jobs.map(vendorIdOf));
  const missing = jobs.filter((job) => isIn(losses, job, story) && !known.has(job.id));
  forgiven.push(...missing.map(({at}) => ({root: site.root, from: at, to: at})));
  let usd = missing.reduce((sum, job) => sum + chargeOf(job), 0) / 1e6;
  for (const {id} of ledger.jobs.filter((job) => isUnresolved(job) && job.plan.key === 'window')) {
    const args = [
      'takes',
      'reconcile',
      id,
      '--charged',
      String(usd),
      '--by',
      'a person',
      '--why',
      'dashboards',
    ];
    log.push(`takes reconcile ${id} --charged ${usd}: ${(await commandLine.run(site.root, args)).code}`);
    // The dashboards tell no windows apart: the first has all that was charged.
    usd = 0;
  }
  await shoot(story, site);
}

/** What a person does at the end of some campaigns. */
export async function actAsPerson(story: Story, accounts: Accounts, chance: Chance): Promise<void> {
  if (chance.maybe(0.5)) await separateCopies(story);
  const then = chance.next();
  if (then < 0.25) await moveSite(story);
  else if (then < 0.5) await restoreVault(story, accounts);
}
