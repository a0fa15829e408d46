import {dirname, join} from 'node:path';
import {z} from 'zod';
import {openDatabase} from '../../machine/database/database.ts';
import {Micro} from '../../spot/ledger/money.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {makeVault} from '../shoot/vault/purchased-files.ts';
import {RENDERS_FOLDER} from './farm-names.ts';

/**
 * `intended`: the request may have been sent, and no answer is known. `started`: AWS named the render. `done`: it made its file. `fetched`: the file is
 * here and was checked. `failed`: it made none, or a wrong one. `cancelled`: the user stopped it. `lost`: no render appeared.
 */
const RenderState = z.enum(['intended', 'started', 'done', 'fetched', 'failed', 'cancelled', 'lost']);
export type RenderState = z.infer<typeof RenderState>;

/** One render that was ordered on Lambda, as the journal keeps it. */
export const FarmRender = z.object({
  id: z.int(),
  /** The run that ordered it. */
  run: z.string(),
  /** The key of its job. */
  job: z.string(),
  /** From 1: how many times the job was ordered. */
  attempt: z.int().min(1),
  state: RenderState,
  bucket: z.string(),
  functionName: z.string(),
  /** The key of the file that it makes in the bucket. */
  output: z.string(),
  frames: z.int().min(1),
  /** Micro-dollars that it can cost at most. */
  worst: Micro,
  /** Micro-dollars that it did cost, as Remotion estimates them. Null until it has ended. */
  cost: Micro.nullable(),
  /** The id that Remotion gave. Null until its answer came. */
  renderId: z.string().nullable(),
  /** When its request was sent last, in milliseconds since 1970. */
  ordered: z.int(),
  /** The code of the problem with which it ended. */
  problem: z.string().nullable(),
});
export type FarmRender = z.infer<typeof FarmRender>;

/** What a run was asked for: enough to go on with it after it was killed. */
export const FarmRunRecord = z.object({
  id: z.string(),
  spot: z.string(),
  /** Ids of its variants. */
  variants: z.array(z.string()),
  proof: z.boolean(),
  local: z.boolean(),
  /** The region of AWS, and the memory of the functions in MB. Missing in journals of earlier versions. */
  region: z.string().optional(),
  memory: z.int().optional(),
});
export type FarmRunRecord = z.infer<typeof FarmRunRecord>;

/** What is known of a render before it is ordered. */
type Order = Pick<FarmRender, 'run' | 'job' | 'bucket' | 'functionName' | 'frames' | 'worst' | 'ordered'>;

/** What changes in a render. */
export type RenderChange = {state: RenderState} & Partial<
  Pick<FarmRender, 'renderId' | 'cost' | 'problem' | 'ordered'>
>;

/** The renders that were ordered on Lambda. Each change is on the disk when its call returns. */
export type FarmJournal = {
  /** Writes down that a run begins. */
  begin: (run: FarmRunRecord) => void;
  /** Writes down that a run made all of its variants. */
  finish: (run: string) => void;
  /** The last run of a spot, where it has not finished. */
  unfinished: (spot: string) => FarmRunRecord | undefined;
  /**
   * Adds a render, before its request is sent. Errors: `farm-cap` where the run could then cost more than `cap` micro-dollars: what its
   * ended renders cost, and the worst case of the others.
   */
  order: (order: Order, cap: Micro) => FarmRender;
  change: (render: FarmRender, change: RenderChange) => FarmRender;
  /** As `change`, unless another process has changed the render since it was read. Returns the render as it is then. */
  changeIfSame: (render: FarmRender, change: RenderChange) => FarmRender;
  /** The renders of a job, first to last. */
  ofJob: (job: string) => FarmRender[];
  all: () => FarmRender[];
  /** Renders that may still run. */
  open: () => FarmRender[];
  /** Renders whose cost is not known, of a run; of every run where none is named. */
  unpriced: (run?: string) => FarmRender[];
  /** Micro-dollars that the ended renders of a run cost, where that is known; of every run where none is named. */
  spent: (run?: string) => Micro;
  close: () => void;
};

/** The journal is in the vault, because its renders were paid for and it must not be deleted. */
export const farmJournalFile = (vault: string): string => join(vault, 'farm.sqlite');

/** In the order of their columns. */
const TABLE = `CREATE TABLE IF NOT EXISTS renders (
  id INTEGER PRIMARY KEY, run TEXT NOT NULL, job TEXT NOT NULL, attempt INTEGER NOT NULL, state TEXT NOT NULL,
  bucket TEXT NOT NULL, functionName TEXT NOT NULL, output TEXT NOT NULL, frames INTEGER NOT NULL, worst INTEGER NOT NULL,
  cost INTEGER, renderId TEXT, ordered INTEGER NOT NULL, problem TEXT, UNIQUE (job, attempt)
) STRICT`;

/** What a render counts for: its cost, or as long as that is not known, its worst case. */
const COUNTED = 'COALESCE(SUM(COALESCE(cost, worst)), 0)';

const RUNS = `CREATE TABLE IF NOT EXISTS runs (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, spot TEXT NOT NULL, record TEXT NOT NULL, finished INTEGER NOT NULL DEFAULT 0
) STRICT`;

/** Opens the journal, or makes it. */
export async function openFarmJournal(file: string): Promise<FarmJournal> {
  await makeVault(dirname(file));
  const database = openDatabase(file);
  database.run(TABLE);
  database.run(RUNS);
  const read = (sql: string, ...values: (string | number)[]): FarmRender[] =>
    database.all(sql, ...values).map((row) => FarmRender.parse(row));
  const total = (sql: string, ...values: string[]): Micro =>
    Micro.parse(
      database.all(
        `SELECT ${sql} AS total FROM renders ${values.length > 0 ? 'WHERE run = ?' : ''}`,
        ...values,
      )[0]?.total,
    );

  const ofJob = (job: string): FarmRender[] =>
    read('SELECT * FROM renders WHERE job = ? ORDER BY attempt', job);

  const order: FarmJournal['order'] = (given, cap) =>
    database.transaction(() => {
      const {run, job, bucket, functionName, frames, worst, ordered} = given;
      const taken = total(COUNTED, run);
      if (taken + worst > cap) throw capReached(taken, worst, cap);
      const attempt = ofJob(job).length + 1;
      const output = `${RENDERS_FOLDER}${job}/${attempt}.mp4`;
      database.run(
        'INSERT INTO renders (run, job, attempt, state, bucket, functionName, output, frames, worst, ordered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[run, job, attempt, 'intended', bucket, functionName, output, frames, worst, ordered],
      );
      return ofJob(job)[attempt - 1] as FarmRender;
    });

  const change: FarmJournal['change'] = (render, {state, ...changed}) => {
    const next = {...render, ...changed, state};
    database.run(
      'UPDATE renders SET state = ?, renderId = ?, cost = ?, problem = ?, ordered = ? WHERE id = ?',
      ...[next.state, next.renderId, next.cost, next.problem, next.ordered, next.id],
    );
    return next;
  };

  const changeIfSame: FarmJournal['changeIfSame'] = (render, changed) =>
    database.transaction(() => {
      const [now = render] = read('SELECT * FROM renders WHERE id = ?', render.id);
      const isSame = now.state === render.state && now.ordered === render.ordered;
      return isSame ? change(now, changed) : now;
    });

  return {
    begin: (run) =>
      database.run(
        'INSERT INTO runs (id, spot, record) VALUES (?, ?, ?)',
        ...[run.id, run.spot, JSON.stringify(run)],
      ),
    finish: (run) => database.run('UPDATE runs SET finished = 1 WHERE id = ?', run),
    unfinished: (spot) => {
      const [last] = database.all(
        'SELECT record, finished FROM runs WHERE spot = ? ORDER BY number DESC LIMIT 1',
        spot,
      );
      if (last === undefined || last.finished !== 0) return undefined;
      return FarmRunRecord.parse(JSON.parse(String(last.record)));
    },
    order,
    change,
    changeIfSame,
    ofJob,
    all: () => read('SELECT * FROM renders ORDER BY id'),
    open: () => read("SELECT * FROM renders WHERE state IN ('intended', 'started') ORDER BY id"),
    unpriced: (run) =>
      run === undefined
        ? read('SELECT * FROM renders WHERE cost IS NULL ORDER BY id')
        : read('SELECT * FROM renders WHERE cost IS NULL AND run = ? ORDER BY id', run),
    spent: (run) => total('COALESCE(SUM(cost), 0)', ...(run === undefined ? [] : [run])),
    close: database.close,
  };
}

const dollars = (micro: Micro): string => `$${(micro / 1e6).toFixed(4)}`;

const capReached = (taken: Micro, worst: Micro, cap: Micro): TenspotError =>
  new TenspotError({
    code: 'farm-cap',
    what: 'another render could cost more than the run may',
    where: {field: '--max-cost'},
    expected: `at most ${dollars(cap)}`,
    got: `${dollars(taken)} for what was ordered, and ${dollars(worst)} at worst for this render`,
    fix:
      worst > cap
        ? `Run the same command with --max-cost ${(Math.ceil(worst / 1e4) / 100).toFixed(2)} or more.`
        : 'What is rendered is kept. Run `tenspot farm resume` for the rest. Its --max-cost counts from 0: it limits only what the rest costs.',
  });
