import {cpSync, existsSync, globSync, mkdirSync, rmSync, statSync, truncateSync} from 'node:fs';
import {basename, join} from 'node:path';
import type {Chance} from '../../production/shoot/buy/crash/chance.ts';
import type {Moment} from '../accounts.ts';
import type {CampaignClock} from './clock.ts';
import type {CommandLine, Kill, Run} from './command-line.ts';
import {cloneSite, copySite, type Site} from './workspace.ts';

/** A campaign under way. */
export type Story = {
  chance: Chance;
  clock: CampaignClock;
  commandLine: CommandLine;
  /** The workspace, then its copies. */
  sites: Site[];
  /** Ledgers that were lost or set back: what a workspace ordered between the two times may be unknown to it. */
  losses: {root: string; from: number; to: number}[];
  /** The workspace that each copy was made of, by their roots. */
  inherited: Map<string, string>;
  /** Copies that a person said are workspaces of their own: each may buy what the first one buys. */
  separate: Set<string>;
  /** Times of which a person said that what was ordered may be ordered again. */
  forgiven: {root: string; from: number; to: number}[];
  log: string[];
};

const MOMENTS: readonly Moment[] = ['received', 'accepted', 'answered', 'polled', 'listed', 'served'];

function killIn({chance}: Story): Kill {
  const signal = chance.maybe(0.8) ? 'SIGKILL' : 'SIGINT';
  if (chance.maybe(0.3)) return {signal, at: {after: chance.whole(250, 1500)}};
  return {signal, at: {moment: chance.pick(MOMENTS), times: chance.whole(1, 4)}};
}

/** Buys, with a cap in whole cents; killed where `kill` says so. */
export function shoot(
  story: Story,
  site: Site,
  {kill, cents}: {kill?: Kill | undefined; cents?: number} = {},
): Promise<Run> {
  return buy(story, site.root, ['shoot', 'tiny'], cents ?? capIn(story, site), kill);
}

/** From too little for one take to more than enough for all. */
const capIn = ({chance}: Story, {price, shots, takes}: Site): number =>
  Math.round(price * chance.between(0.6, 1.4 * shots.length * takes));

async function buy(story: Story, root: string, command: string[], cents: number, kill?: Kill): Promise<Run> {
  const at = kill && JSON.stringify(kill.at);
  const name = `${command[0]} --max-cost ${cents / 100}${kill ? ` ${kill.signal} ${at}` : ''} in ${basename(root)}`;
  story.log.push(name);
  const args = [...command, '--max-cost', String(cents / 100), '--json'];
  const run = await story.commandLine.run(root, args, {cap: cents * 10_000, kill});
  story.log.push(`  ${run.id} ended with ${run.code}${run.overtime ? ', out of time' : ''}`);
  return run;
}

/** Everything that a campaign may do, with how often it does it. */
export const ACTS: [number, (story: Story) => Promise<unknown>][] = [
  [4, (story) => shoot(story, first(story))],
  [6, (story) => shoot(story, first(story), {kill: killIn(story)})],
  [1, (story) => buy(story, first(story).root, ['make', 'tiny', '--pick'], capIn(story, first(story)))],
  [
    2,
    (story) =>
      Promise.all([
        shoot(story, first(story), {kill: story.chance.maybe(0.4) ? killIn(story) : undefined}),
        shoot(story, first(story)),
      ]),
  ],
  [1, copyAct(copySite)],
  [1, copyAct(cloneSite)],
  [1, setBack],
  [1, destroy],
];

const first = ({sites: [site]}: Story): Site => site as Site;

/** A copy or a clone is made, which orders alone or while the first orders too. */
function copyAct(make: (site: Site) => Site): (story: Story) => Promise<void> {
  return async (story) => {
    const site = first(story);
    if (story.sites.length > 1) return;
    // Before the first purchase, a copy is a workspace of its own: a run that was killed early may have begun a ledger, and no purchase.
    if (!hasIdentity(site.root)) await shoot(story, site);
    if (!hasIdentity(site.root)) return;
    // A clone has only the documents: it is known by what they say of takes.
    if (make === cloneSite && !(await pickAll(story, site))) return;
    const copy = make(site);
    story.log.push(`${make === copySite ? 'cp -r' : 'git clone'} of the workspace`);
    story.inherited.set(copy.root, site.root);
    story.sites.push(copy);
    const runs = [shoot(story, copy)];
    if (story.chance.maybe(0.5)) runs.push(shoot(story, site));
    await Promise.all(runs);
  };
}

/** Picks the first take of each shot. False where there is none. */
async function pickAll({commandLine}: Story, {root, shots}: Site): Promise<boolean> {
  let picked = false;
  for (const shot of shots)
    picked = (await commandLine.run(root, ['pick', shot, '1', '--no-check'])).code === 0 || picked;
  return picked;
}

const ledgerOf = (root: string): string => join(root, 'vault/ledger.sqlite');
const hasIdentity = (root: string): boolean => existsSync(join(root, 'vault/workspace.json'));
const partsOf = (root: string): string[] => globSync('vault/ledger.sqlite{,-wal,-shm,.head}', {cwd: root});

/** A ledger of before a purchase comes back, with its head or without. */
async function setBack(story: Story): Promise<void> {
  const {chance, clock, losses, log} = story;
  const {root} = first(story);
  if (!existsSync(ledgerOf(root))) await shoot(story, first(story));
  const [backup, from] = [`${root}-backup`, clock.now()];
  rmSync(backup, {recursive: true, force: true});
  mkdirSync(join(backup, 'vault'), {recursive: true});
  for (const part of partsOf(root)) cpSync(join(root, part), join(backup, part));
  await shoot(story, first(story), {kill: chance.maybe(0.4) ? killIn(story) : undefined});
  const withHead = chance.maybe(0.5);
  for (const part of partsOf(root)) if (withHead || !part.endsWith('.head')) rmSync(join(root, part));
  for (const part of partsOf(backup))
    if (withHead || !part.endsWith('.head')) cpSync(join(backup, part), join(root, part));
  rmSync(backup, {recursive: true, force: true});
  losses.push({root, from, to: clock.now()});
  log.push(`the ledger of before that purchase is restored, ${withHead ? 'with' : 'without'} its head`);
  await goOn(story);
}

/** The ledger is deleted, emptied or cut. */
async function destroy(story: Story): Promise<void> {
  const {chance, clock, losses, log} = story;
  const {root} = first(story);
  if (!existsSync(ledgerOf(root))) await shoot(story, first(story));
  if (!existsSync(ledgerOf(root))) return;
  const how = chance.pick(['deleted', 'deleted with its head', 'emptied', 'cut'] as const);
  for (const end of ['-wal', '-shm']) rmSync(ledgerOf(root) + end, {force: true});
  if (how.startsWith('deleted')) rmSync(ledgerOf(root));
  if (how.endsWith('head')) rmSync(`${ledgerOf(root)}.head`, {force: true});
  if (how === 'emptied') truncateSync(ledgerOf(root));
  if (how === 'cut')
    truncateSync(ledgerOf(root), Math.floor(statSync(ledgerOf(root)).size * chance.between(0.2, 0.9)));
  losses.push({root, from: 0, to: clock.now()});
  log.push(`the ledger is ${how}`);
  await goOn(story);
}

async function goOn(story: Story): Promise<void> {
  const site = first(story);
  if (story.chance.maybe(0.5)) await shoot(story, site);
  await repair(story, site);
  await shoot(story, site);
}

export async function repair({commandLine, log}: Story, {root}: Site): Promise<Run> {
  const run = await commandLine.run(root, ['takes', 'reconcile', '--repair', '--json']);
  log.push(`takes reconcile --repair in ${basename(root)}: ${run.code}`);
  return run;
}
