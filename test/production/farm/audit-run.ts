import type {FarmJob} from '../../../src/production/farm/farm-jobs.ts';
import type {FarmRender} from '../../../src/production/farm/farm-journal.ts';
import type {FakeRender} from '../../support/aws/fake-renders.ts';
import type {FarmScene} from './farm-scene.ts';

/** What a seeded run came to. */
export type SeededReport = {
  variants: number;
  /** Frames of all variants, and frames of the jobs that show them. */
  frames: {shown: number; distinct: number};
  /** Renders that began on the fake AWS, and those that made no file that the run could use. */
  renders: {started: number; useless: number};
  /** US dollars of the renders that ended. */
  usd: number;
  /** How often each fault was met. */
  faults: Map<string, number>;
};

type Ended = {
  scene: FarmScene;
  jobs: readonly FarmJob[];
  tracks: readonly number[][];
  /** The content of the file of each job, by its key. */
  files: ReadonlyMap<string, string>;
  /** What each frame of each variant shows. */
  shown: readonly string[][];
};

/** States of an order whose render cannot be used: it failed, or the user stopped it. */
const USELESS: ReadonlySet<string> = new Set(['failed', 'cancelled']);

/**
 * Compares what a run made with what it should have made, and the journal with the fake AWS: every variant is right, nothing was rendered twice but what failed
 * or was stopped, and the costs are the same. Throws what does not hold.
 */
export function auditRun({scene, jobs, tracks, files, shown}: Ended): Omit<SeededReport, 'faults'> {
  const {aws, journal} = scene;
  const orders = journal.all();
  for (const [variant, track] of tracks.entries()) {
    const own = track.flatMap((at) => files.get(jobs[at]?.key ?? '')?.split('\n') ?? ['(no file)']);
    const expected = shown[variant] ?? [];
    const wrong = expected.findIndex((words, frame) => words !== own[frame]);
    if (wrong >= 0 || own.length !== expected.length)
      throw new Error(`variant ${variant}, frame ${wrong}: "${own[wrong]}", not "${expected[wrong]}"`);
  }
  for (const job of jobs) auditJob(job, orders, aws.renders);
  const ended = aws.renders.map((render) => {
    const order = orders.find(({output}) => output === render.output);
    if (!order) throw new Error(`the render of ${render.output} is not in the journal`);
    return auditCost(order, render);
  });
  const rendered = new Set(aws.renders.map(({output}) => output));
  if (rendered.size !== aws.renders.length) throw new Error('an order was rendered twice');
  const usd = ended.reduce((sum, cost) => sum + cost, 0);
  const spent = journal.spent() / 1e6;
  // Amounts are rounded up to a millionth.
  if (Math.abs(spent - usd) > 1e-6 * ended.length + 1e-9)
    throw new Error(`the journal says $${spent}, AWS $${usd}`);
  return {
    variants: shown.length,
    frames: {
      shown: shown.reduce((sum, {length}) => sum + length, 0),
      distinct: jobs.reduce((sum, {frames}) => sum + frames, 0),
    },
    renders: {
      started: aws.renders.length,
      useless: orders.filter(({state, output}) => USELESS.has(state) && rendered.has(output)).length,
    },
    usd,
  };
}

/** A job is rendered once with success: in all runs, or in each where its picture belongs to one run. */
function auditJob({key, mayKeep}: FarmJob, orders: readonly FarmRender[], renders: readonly FakeRender[]) {
  const own = orders.filter(({job}) => job === key);
  const good = own.filter(
    ({state, output}) =>
      !USELESS.has(state) && renders.some((render) => render.output === output && render.state === 'done'),
  );
  const runs = new Set(good.map(({run}) => run));
  const twice = mayKeep ? good.length > 1 : runs.size < good.length;
  const states = own.map(({state, problem}) => (problem === null ? state : `${state} ${problem}`));
  if (twice || good.length === 0)
    throw new Error(`job ${key.slice(0, 8)} was rendered ${good.length} times: ${states.join(', ')}`);
}

/** What the journal says that a render cost, in US dollars: as AWS says, or nothing yet, and then it counts as its worst case. */
function auditCost({cost, worst, output, state}: FarmRender, render: FakeRender): number {
  const usd = cost === null ? 0 : render.cost;
  const wrong = cost === null ? render.cost * 1e6 > worst : Math.abs(cost - render.cost * 1e6) > 1;
  if (wrong) throw new Error(`${output}, ${state}: the journal says ${cost}, AWS ${render.cost * 1e6}`);
  return usd;
}
