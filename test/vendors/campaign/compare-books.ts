import {type Accounts, chargeOf, isDelivered, type Job} from '../accounts.ts';
import type {Story} from './acts.ts';
import {isFor, isUnfinished, isUnresolved, type Ledger, providerOf, vendorIdOf} from './books.ts';

/** What does not hold, and a line that says where. */
export type Fault = {rule: 'cap' | 'paid-twice' | 'lost-file' | 'ledger-short' | 'left-open'; what: string};

const usd = (micro: number): string => `$${(micro / 1e6).toFixed(2)}`;
const nameOf = ({vendor, id, shot, run, told, ending}: Job): string =>
  `${vendor} ${id} (${shot}, ${run}, ${told === id ? 'told' : told === null ? 'never told' : 'told another id'}, ${ending})`;

/** Compares the books of the vendors with the ledgers. */
export function compareBooks(story: Story, {jobs}: Accounts, ledgers: readonly Ledger[]): Fault[] {
  const ordered = jobs.filter(({twin}) => !twin);
  return [
    ...overCaps(story, ordered),
    ...paidTwice(story, ordered),
    ...lostFiles(story, ordered, ledgers),
    ...shortLedgers(story, ordered, ledgers),
  ];
}

const sum = (jobs: readonly Job[]): number => jobs.reduce((total, job) => total + chargeOf(job), 0);

const DAY = 24 * 3_600_000;
/** Milliseconds between a reservation and its submission at most: vendors may ask for a wait, and clocks differ. */
const REACH = 30 * 60_000;

/** What a run ordered, at list prices, is within its cap; what a workspace ordered in a day within that of the day. */
function overCaps({commandLine: {runs}, sites}: Story, jobs: readonly Job[]): Fault[] {
  const overRun = runs.flatMap(({id, cap}): Fault[] => {
    const mine = jobs.filter(({run}) => run === id);
    return sum(mine) > cap
      ? [
          {
            rule: 'cap',
            what: `${id} may spend ${usd(cap)} and ordered for ${usd(sum(mine))}: ${mine.map(nameOf).join(', ')}`,
          },
        ]
      : [];
  });
  const overDay = sites.flatMap(({root, day}): Fault[] => {
    if (day === null) return [];
    const ids = new Set(runs.filter((run) => run.root === root).map(({id}) => id));
    // What comes right after midnight may have been reserved before, and counts against that day.
    const days = Map.groupBy(
      jobs.filter(({run, at}) => ids.has(run) && at % DAY > REACH),
      ({at}) => new Date(at).toISOString().slice(0, 10),
    );
    return [...days].flatMap(([date, mine]): Fault[] =>
      sum(mine) > day
        ? [{rule: 'cap', what: `${date} may cost ${usd(day)} and ${usd(sum(mine))} was ordered`}]
        : [],
    );
  });
  return [...overRun, ...overDay];
}

/**
 * Of each shot, no more takes are paid than are wanted. A job that failed and was charged gave none; one that its vendor told
 * as failed, in its documented words, and completed later is the vendor's own second job: it has to be found, and is.
 */
function paidTwice(story: Story, jobs: readonly Job[]): Fault[] {
  const {
    sites: [site],
    separate,
  } = story;
  const paid = jobs.filter(
    (job) => chargeOf(job) > 0 && job.ending === 'succeeds' && !isIn(story.forgiven, job, story),
  );
  const wanted = (site?.takes ?? 0) * (1 + separate.size);
  return [...Map.groupBy(paid, ({shot}) => shot)].flatMap(([shot, mine]): Fault[] =>
    site && mine.length > wanted
      ? [
          {
            rule: 'paid-twice',
            what: `${mine.length} paid for ${shot}, ${wanted} wanted: ${mine.map(nameOf).join(', ')}`,
          },
        ]
      : [],
  );
}

/** What a workspace ordered while it had a ledger that it lost: it cannot know more of it than the vault says. */
const isExcused = (job: Job, story: Story): boolean => isIn(story.losses, job, story);

/** Whether a job was ordered in one of the times, by a run of its workspace. */
export function isIn(times: Story['losses'], job: Job, {commandLine: {runs}}: Story): boolean {
  const root = runs.find(({id}) => id === job.run)?.root;
  return times.some((time) => time.root === root && job.at >= time.from && job.at <= time.to);
}

/** Every paid file is in a vault, or a person is told of its job: with the id of the vendor, where it gave one. */
function lostFiles(story: Story, jobs: readonly Job[], ledgers: readonly Ledger[]): Fault[] {
  const {runs} = story.commandLine;
  const known = ledgers.flatMap(({jobs: all}) => all);
  const used = new Set<string>();
  const claim = (fits: (job: (typeof known)[number]) => boolean): boolean => {
    const found = known.find((each) => !used.has(each.id) && fits(each));
    if (found) used.add(found.id);
    return found !== undefined;
  };
  const delivered = jobs
    .filter(isDelivered)
    .filter((job) => !ledgers.some(({files}) => files.has(job.made.sha256)));
  const open: Fault[] = [];
  const rest = delivered.filter((job) => {
    const mine = known.filter(
      (each) => vendorIdOf(each) === job.id && each.plan.provider === providerOf(job),
    );
    if (mine.some(isUnfinished) && !mine.some(isUnresolved))
      open.push({
        rule: 'left-open',
        what: `${nameOf(job)} is still ${mine.map(({state}) => state).join(', ')}`,
      });
    return !claim((each) => isUnresolved(each) && mine.includes(each)) && !mine.some(isUnfinished);
  });
  const rootOf = (run: string): string | undefined => runs.find(({id}) => id === run)?.root;
  const lost = rest.filter((job) => {
    if (isExcused(job, story)) return false;
    const named = jobs.find(({id}) => id === job.told && id !== job.id);
    // A ledger knows no ids of another workspace: only a mark in the vendor's answers shows that it named a job of one (docs/ledger.md).
    if (named && !named.webhook && rootOf(named.run) !== rootOf(job.run)) return false;
    // A run that was killed may not have read the answer; then it knows of the order, and not of the id.
    const run = runs.find(({id}) => id === job.run);
    const isTold = job.told === job.id && (job.asked || !(run?.killed || run?.overtime));
    // Pictures come with the answer, and the clip that is made of one is another file.
    const isPicture = job.vendor === 'openai';
    // With the id of an order whose answer was lost, or came later, a vendor delivers that order's clip for this one: the other is left to a person.
    const holdsIt = known.some((each) => isFor(each, job.shot) && vendorIdOf(each) === job.told);
    const exchanged = named && (named.told === null || holdsIt) ? named : undefined;
    const shots = exchanged ? [job.shot, exchanged.shot] : [job.shot];
    return !claim(
      (each) =>
        each.plan.provider === providerOf(job) &&
        shots.some((shot) => isFor(each, shot)) &&
        (isPicture && isTold
          ? each.state === 'COMMITTED' || isUnresolved(each)
          : !isTold && isUnresolved(each)),
    );
  });
  return [
    ...open,
    ...lost.map(
      (job): Fault => ({
        rule: 'lost-file',
        what: `${nameOf(job)} is paid, not in the vault, and left to no person`,
      }),
    ),
  ];
}

/** A ledger has spent and holds at least what was charged at list prices for what its workspace ordered. */
function shortLedgers(story: Story, jobs: readonly Job[], ledgers: readonly Ledger[]): Fault[] {
  const {commandLine, inherited} = story;
  return ledgers.flatMap((ledger): Fault[] => {
    const ids = new Set(commandLine.runs.filter(({root}) => root === ledger.root).map(({id}) => id));
    const mine = jobs.filter((job) => ids.has(job.run) && !isExcused(job, story));
    // A copy has the purchases of the first in its ledger too, which the vendor charged to the first.
    const before = inherited.get(ledger.root);
    const origin = ledgers.find(({root}) => root === before);
    const shared = new Set(origin?.jobs.map(({id}) => id));
    const extra = ledger.jobs
      .filter(({id}) => shared.has(id))
      .reduce((total, {spent, held}) => total + spent + held, 0);
    const counted = ledger.spent + ledger.held - extra;
    if (ledger.problem)
      return mine.length === 0
        ? []
        : [{rule: 'ledger-short', what: `the ledger cannot be read: ${ledger.problem}`}];
    return counted < sum(mine)
      ? [
          {
            rule: 'ledger-short',
            what: `the ledger says ${usd(counted)} (spent and held), the vendors ${usd(sum(mine))}: ${mine.map(nameOf).join(', ')}`,
          },
        ]
      : [];
  });
}
