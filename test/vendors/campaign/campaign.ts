import {rmSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {chanceOf} from '../../production/shoot/buy/crash/chance.ts';
import {type Accounts, chargeOf} from '../accounts.ts';
import {FLIP} from '../job-answers.ts';
import {makeFile} from '../media.ts';
import type {Vendors} from '../server.ts';
import {calm, temperOf} from '../temper.ts';
import {ACTS, repair, type Story, shoot} from './acts.ts';
import {isUnfinished, readLedger} from './books.ts';
import {LAST_SPEED, openClock, USUAL_SPEED} from './clock.ts';
import {openCommandLine} from './command-line.ts';
import {compareBooks, type Fault} from './compare-books.ts';
import {actAsPerson} from './person.ts';
import {FREE_MODEL, makeSite, type Site} from './workspace.ts';

/** What became of one campaign. */
export type CampaignReport = {
  seed: number;
  faults: Fault[];
  log: string[];
  facts: {
    /** Orders that the vendors accepted, and their charges at list prices in micro-dollars. */
    jobs: number;
    charged: number;
    /** What the ledgers say was charged, and the files in the vaults. */
    spent: number;
    files: number;
    runs: number;
    kills: number;
    overtime: number;
    ms: number;
  };
};

type Options = {
  /** The file with the certificate that the command line is to trust. */
  authority: string;
  /** Leaves the workspaces behind, to look at. Default: false. */
  keep?: boolean;
  /** Vendors that tell the truth, and one run that buys what the spot needs from this model. Default: a campaign as the seed decides. */
  honest?: string | undefined;
};

/** The time at which every campaign begins: its days and the dates of cards do not depend on when it runs. */
const START = Date.parse('2026-11-25T08:00:00Z');

/** A made-up week of one workspace, decided by the seed: buys, is killed, lied to, copied, set back; then the books are compared. */
export async function runCampaign(
  seed: number,
  vendors: Vendors,
  {authority, honest, keep = false}: Options,
): Promise<CampaignReport> {
  const chance = chanceOf(seed);
  const began = performance.now();
  const clock = openClock(START);
  const off = chance.maybe(0.3) ? chance.pick([-1, 1]) * chance.between(20_000, 120_000) : 0;
  const trouble = chance.pick([0.1, 0.25, 0.5]);
  const skew = honest === undefined ? off : 0;
  const commandLine = openCommandLine(clock, {authority, skew});
  const temper = temperOf(chanceOf(seed + 1_000_003), trouble);
  if (honest !== undefined) calm(temper);
  const {onMoment} = commandLine;
  const accounts: Accounts = {jobs: [], submissions: [], temper, now: clock.now, make: makeFile, onMoment};
  vendors.serve(accounts);
  // A stream of its own: what a person does, and which campaigns use ComfyUI, changes nothing else of a seed.
  const person = chanceOf(seed + 2_000_003);
  const site = await makeSite(chance, honest ?? (person.maybe(0.08) ? FREE_MODEL : undefined));
  const story: Story = {
    ...{chance, clock, commandLine, sites: [site], losses: [], inherited: new Map()},
    ...{separate: new Set(), forgiven: [], log: []},
  };
  try {
    if (honest !== undefined) await shoot(story, site, {cents: 10_000});
    else for (let acts = chance.whole(1, 3); acts > 0; acts--) await anAct(story);
    if (honest === undefined && person.maybe(0.4)) await actAsPerson(story, accounts, person);
    calm(temper);
    await untilTold(accounts);
    for (const each of story.sites) await settle(story, each);
    const ledgers = await Promise.all(story.sites.map(({root}) => readLedger(root)));
    const faults = compareBooks(story, accounts, ledgers);
    const {runs} = commandLine;
    const facts = {
      jobs: accounts.jobs.length,
      charged: accounts.jobs.reduce((sum, job) => sum + chargeOf(job), 0),
      spent: ledgers.reduce((sum, {spent}) => sum + spent, 0),
      files: ledgers.reduce((sum, {files}) => sum + files.size, 0),
      runs: runs.length,
      kills: runs.filter(({killed}) => killed).length,
      overtime: runs.filter(({overtime}) => overtime).length,
      ms: Math.round(performance.now() - began),
    };
    return {seed, faults, log: [...story.log, ...detailsOf(accounts, story)], facts};
  } finally {
    commandLine.end();
    if (!keep) for (const {root} of story.sites) rmSync(root, {recursive: true, force: true});
  }
}

async function anAct(story: Story): Promise<void> {
  let left = story.chance.next() * ACTS.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, act] of ACTS) {
    left -= weight;
    if (left <= 0) {
      await act(story);
      return;
    }
  }
}

/** Until each vendor says how its jobs ended: before, what it says of a job that flips is a lie that no client can see through. */
async function untilTold({jobs, now}: Accounts): Promise<void> {
  const last = Math.max(0, ...jobs.map((job) => job.readyAt + FLIP));
  while (now() <= last) await sleep(20);
}

/**
 * The vendors are well again: the workspace finishes what it has open, and orders nothing. What needs a day gets it, at a higher speed:
 * first at the usual one, so that a busy machine does not let days pass while a program starts.
 */
async function settle(story: Story, site: Site): Promise<void> {
  const {commandLine, clock} = story;
  for (let tries = 1; tries <= 3; tries++) {
    clock.run(tries === 1 ? USUAL_SPEED : LAST_SPEED);
    const run = await commandLine.run(site.root, ['shoot', 'tiny', '--max-cost', '0', '--json']);
    story.log.push(`at last: shoot --max-cost 0, ${run.code}`);
    const ledger = await readLedger(site.root);
    if (ledger.problem) await repair(story, site);
    else if (!ledger.jobs.some(isUnfinished)) return;
  }
}

/** What was said on the way, for the person who looks into a campaign that failed. */
function detailsOf({submissions, temper}: Accounts, {commandLine: {runs}}: Story): string[] {
  return [
    `lists: echo ${temper.echo}`,
    ...submissions.map(({vendor, run, shot, how}) => `${run} ordered ${shot} at ${vendor}: ${how}`),
    ...runs.flatMap(({id, args, code, ms, stderr}) => [
      `${id} tenspot ${args.join(' ')} (${code}, ${ms} ms)`,
      ...stderr
        .trim()
        .split('\n')
        .slice(-40)
        .map((line) => `    ${line}`),
    ]),
  ];
}
