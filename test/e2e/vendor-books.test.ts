import {expect, test} from 'vitest';
import type {Job as LedgerJob} from '../../src/spot/ledger/job.ts';
import type {Accounts, Job} from '../vendors/accounts.ts';
import type {Story} from '../vendors/campaign/acts.ts';
import type {Ledger} from '../vendors/campaign/books.ts';
import {compareBooks} from '../vendors/campaign/compare-books.ts';

// The comparison that the campaigns rest on: each rule is broken once, and once it is not.

const CHARGE = 480_000;

const job = (change: Partial<Job> = {}): Job => {
  const id = change.id ?? 'a';
  return {
    vendor: 'fal',
    told: id,
    asked: true,
    run: 'r1',
    shot: 'alderlamp',
    route: 'wan/v3',
    input: {},
    webhook: null,
    at: 1000,
    readyAt: 2000,
    ending: 'succeeds',
    list: CHARGE,
    bill: CHARGE,
    cancelled: false,
    twin: false,
    made: {bytes: Buffer.from(id), sha256: `sha of ${id}`, type: 'video/mp4'},
    troubles: {polls: null, result: null, download: null, listedAt: 0, silentCost: false},
    ...change,
    id,
  };
};

const entry = (state: string, id: string | null, shot = 'alderlamp'): LedgerJob =>
  ({
    id: `ours ${state} ${id}`,
    state,
    plan: {provider: 'fal', subject: {shot}},
    operation: id === null ? null : {id},
    spent: state === 'COMMITTED' ? CHARGE : 0,
    held: state === 'COMMITTED' ? 0 : CHARGE,
  }) as unknown as LedgerJob;

const rulesOf = (
  jobs: Job[],
  ledger: Partial<Ledger>,
  {cap = CHARGE, story = {}}: {cap?: number; story?: Partial<Story>} = {},
): string[] => {
  const known = ledger.jobs ?? [];
  const [spent, held] = [
    known.reduce((sum, each) => sum + each.spent, 0),
    known.reduce((sum, each) => sum + each.held, 0),
  ];
  const base = {
    commandLine: {runs: [{id: 'r1', root: '/w', cap}]},
    sites: [{root: '/w', shots: ['alderlamp'], takes: 1, day: null}],
    losses: [],
    inherited: new Map(),
    separate: new Set(),
    forgiven: [],
  };
  const whole = {...base, ...story} as unknown as Story;
  const books = {root: '/w', jobs: known, spent, held, files: new Set<string>(), problem: null, ...ledger};
  return compareBooks(whole, {jobs} as unknown as Accounts, [books]).map(({rule}) => rule);
};

test('a job that is paid once and kept breaks no rule', () => {
  expect(rulesOf([job()], {jobs: [entry('COMMITTED', 'a')], files: new Set(['sha of a'])})).toEqual([]);
});

test('more than the cap at list prices is told, and what a vendor refunds or doubles does not count', () => {
  const kept = {jobs: [entry('COMMITTED', 'a')], files: new Set(['sha of a'])};
  expect(rulesOf([job()], kept, {cap: CHARGE - 1})).toEqual(['cap']);
  expect(rulesOf([job(), job({id: 'b', ending: 'fails-free'}), job({id: 'c', twin: true})], kept)).toEqual(
    [],
  );
});

test('a second paid take of a shot is told', () => {
  const jobs = [entry('COMMITTED', 'a'), entry('COMMITTED', 'b')];
  const files = new Set(['sha of a', 'sha of b']);
  expect(rulesOf([job(), job({id: 'b'})], {jobs, files}, {cap: 2 * CHARGE})).toEqual(['paid-twice']);
});

test('a paid file that is not in the vault has to be left to a person, with the id that the vendor gave', () => {
  expect(rulesOf([job()], {jobs: [entry('PARKED', 'a')]})).toEqual([]);
  expect(rulesOf([job()], {jobs: [entry('PARKED', 'other')]})).toEqual(['lost-file']);
  expect(rulesOf([job()], {jobs: [entry('PARKED', null)]})).toEqual(['lost-file']);
  expect(rulesOf([job({told: null, asked: false})], {jobs: [entry('PARKED', null)]})).toEqual([]);
  expect(rulesOf([job({told: null, asked: false})], {jobs: [entry('PARKED', null, 'birchkettle')]})).toEqual([
    'lost-file',
  ]);
});

test('an answer that came as its run was killed counts as unknown until the client asks by the id', () => {
  const commandLine = {runs: [{id: 'r1', root: '/w', cap: CHARGE, killed: true}]};
  const story = {commandLine} as unknown as Story;
  expect(rulesOf([job({asked: false})], {jobs: [entry('PARKED', null)]}, {story})).toEqual([]);
  expect(rulesOf([job()], {jobs: [entry('PARKED', null)]}, {story})).toEqual(['lost-file']);
});

test('one unresolved job does not answer for two lost ones', () => {
  const jobs = [job({told: null, asked: false}), job({id: 'b', told: null, asked: false})];
  const story = {sites: [{root: '/w', shots: ['alderlamp'], takes: 2, day: null}]} as unknown as Story;
  const ledger = {jobs: [entry('PARKED', null)], held: 2 * CHARGE};
  expect(rulesOf(jobs, ledger, {cap: 2 * CHARGE, story})).toEqual(['lost-file']);
});

test('a copy that a person declared a workspace of its own may buy its own take, and so may a restored vault', () => {
  const jobs = [entry('COMMITTED', 'a'), entry('COMMITTED', 'b')];
  const files = new Set(['sha of a', 'sha of b']);
  const [paid, cap] = [[job(), job({id: 'b', at: 9000})], {cap: 2 * CHARGE}];
  expect(rulesOf(paid, {jobs, files}, cap)).toEqual(['paid-twice']);
  expect(rulesOf(paid, {jobs, files}, {...cap, story: {separate: new Set(['/w-copy'])}})).toEqual([]);
  const forgiven = [{root: '/w', from: 0, to: 5000}];
  expect(rulesOf(paid, {jobs, files}, {...cap, story: {forgiven}})).toEqual([]);
});

test('a ledger that says less than the vendors charged is told', () => {
  const files = new Set(['sha of a']);
  expect(rulesOf([job()], {jobs: [entry('COMMITTED', 'a')], files, spent: CHARGE - 1})).toEqual([
    'ledger-short',
  ]);
});

test('a workspace that lost its ledger is excused from what it cannot know, and not from paying again', () => {
  const losses = [{root: '/w', from: 0, to: 5000}];
  const story = {losses} as unknown as Story;
  expect(rulesOf([job()], {}, {story})).toEqual([]);
  expect(
    rulesOf(
      [job(), job({id: 'b', at: 9000})],
      {jobs: [entry('COMMITTED', 'b')], files: new Set(['sha of b'])},
      {cap: 2 * CHARGE, story},
    ),
  ).toEqual(['paid-twice']);
});

test('of two orders that are told one id, the one whose answer came later is left to a person, whichever is wrong', () => {
  const jobs = [job({told: 'b'}), job({id: 'b', shot: 'birchkettle'})];
  const story = {
    sites: [{root: '/w', shots: ['alderlamp', 'birchkettle'], takes: 1, day: null}],
  } as unknown as Partial<Story>;
  const rules = (...known: LedgerJob[]) =>
    rulesOf(jobs, {jobs: known, files: new Set(['sha of b']), held: CHARGE}, {cap: 2 * CHARGE, story});
  expect(rules(entry('PARKED', null), entry('COMMITTED', 'b', 'birchkettle'))).toEqual([]);
  expect(rules(entry('COMMITTED', 'b'), entry('PARKED', null, 'birchkettle'))).toEqual([]);
  expect(rules(entry('COMMITTED', 'b'), entry('FAILED', null, 'birchkettle'))).toEqual(['lost-file']);
  expect(rules(entry('COMMITTED', 'b'))).toEqual(['lost-file']);
});

test('an id of another workspace is excused only where the answers of the vendor have no mark that shows it', () => {
  const runs = [
    {id: 'r1', root: '/w', cap: CHARGE},
    {id: 'r2', root: '/other', cap: CHARGE},
  ];
  const story = {commandLine: {runs}, separate: new Set(['/other'])} as unknown as Partial<Story>;
  const files = new Set(['sha of b']);
  const rules = (webhook: string | null, ours: LedgerJob) =>
    rulesOf([job({told: 'b'}), job({id: 'b', run: 'r2', webhook})], {jobs: [ours], files}, {story});
  expect(rules(null, entry('COMMITTED', 'b'))).toEqual([]);
  expect(rules('https://tenspot.invalid/jobs/x', entry('COMMITTED', 'b'))).toContain('lost-file');
  expect(rules('https://tenspot.invalid/jobs/x', entry('PARKED', 'b'))).toEqual([]);
});
