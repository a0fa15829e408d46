import {createHash} from 'node:crypto';
import {functionsFor} from '../../../src/spot/farm/farm-cost.ts';
import type {CallFault, FakeAwsOptions} from '../../support/aws/fake-aws.ts';
import type {StartFault} from '../../support/aws/fake-lambda.ts';
import type {FakeRender} from '../../support/aws/fake-renders.ts';
import {type Chance, chanceOf} from '../shoot/buy/crash/chance.ts';

/**
 * How a render goes wrong. `early`: it fails before its progress has metadata. `hangs`: AWS ends its functions, and its progress says for ever that it
 * runs. `short`: its file lacks a frame.
 */
type RenderFault = 'none' | 'cold' | 'early' | 'fails' | 'short' | 'hangs';

/** The faults of a fake AWS, and how often each was met. */
export type Trouble = Required<Pick<FakeAwsOptions, 'script' | 'faultOf' | 'troubleOf'>> & {
  seen: Map<string, number>;
};

/** Faulty tries of one job at most: after them, it is started and rendered well. */
const FAULTY_TRIES = 2;

/** Milliseconds after which AWS ends a function. */
const TIMEOUT = 240_000;

/** The account in which the faults happen. `shown`: what each frame of each variant shows. */
type Account = {
  concurrency: number;
  shown: readonly string[][];
  now: () => number;
  renders: () => readonly FakeRender[];
};

/**
 * Draws the faults of a fake AWS. Each follows from the job and the number of its try, or from the address and the number of its call, so that the order in
 * which requests arrive changes little.
 */
export function drawTrouble(chance: Chance, {concurrency, shown, now, renders}: Account): Trouble {
  const seed = chance.whole(0, 1e9);
  const [starts, ends, calls] = [0, 0, 0].map(() => chance.pick([0, 0.1, 0.5])) as [number, number, number];
  const seen = new Map<string, number>();
  const tries = new Map<string, number>();
  const note = <Fault extends string>(fault: Fault): Fault => {
    if (fault !== 'none') seen.set(fault, (seen.get(fault) ?? 0) + 1);
    return fault;
  };
  /** The chance of the n-th time that something happens, and its number from 1. */
  const next = (what: string): {chance: Chance; number: number} => {
    const number = (tries.get(what) ?? 0) + 1;
    tries.set(what, number);
    const hash = createHash('sha256').update(`${seed} ${what} ${number}`).digest();
    return {chance: chanceOf(hash.readUInt32LE()), number};
  };

  const faultOf = (output: string): StartFault => {
    const job = output.split('/')[2] ?? '';
    const {chance: own, number} = next(`start ${job}`);
    const running = renders().filter(
      (render) => render.state === 'running' && now() < Math.min(render.ends, render.started + TIMEOUT),
    );
    const busy = running.reduce((sum, {frameRange: [a, b]}) => sum + functionsFor(b - a + 1) + 1, 0);
    if (busy >= concurrency) return note('throttled');
    if (number > FAULTY_TRIES || !own.maybe(starts)) return 'none';
    return note(own.pick<StartFault>(['throttled', 'lost', 'dropped', 'function-timeout']));
  };

  const script: Trouble['script'] = {
    of: ({output, frameRange: [from, to], payload}) => {
      const job = output.split('/')[2] ?? '';
      const {chance: own, number} = next(`render ${job}`);
      const isFaulty = number <= FAULTY_TRIES && own.maybe(ends);
      const fault = note(
        isFaulty ? own.pick<RenderFault>(['cold', 'early', 'fails', 'short', 'hangs']) : 'none',
      );
      const {variant} = propsOf(payload);
      const whole = shown[variant]?.slice(from, to + 1) ?? [];
      const body = Buffer.from((fault === 'short' ? whole.slice(1) : whole).join('\n'));
      return {
        ms: fault === 'hangs' ? TIMEOUT : own.whole(2_000, 60_000),
        cold: fault === 'cold' ? own.whole(5_000, 40_000) : 0,
        fails: fault === 'fails',
        isEarly: fault === 'early',
        body: fault === 'hangs' ? new Promise<Buffer>(() => undefined) : body,
      };
    },
  };

  const troubleOf: Trouble['troubleOf'] = ({method, path}) => {
    // A tenth of the others: each run makes hundreds of calls, and the client of AWS itself repeats most of them.
    const {chance: own} = next(`${method} ${path}`);
    return note(own.maybe(calls / 10) ? own.pick<CallFault>(['slow', 'lost', 'cut', 'cut']) : 'none');
  };

  return {faultOf, script, troubleOf, seen};
}

/** The properties that a render was ordered with. Small ones are in the order itself. */
function propsOf({inputProps}: Record<string, unknown>): {variant: number} {
  const {type, payload} = inputProps as {type: string; payload: string};
  if (type !== 'payload') throw new Error(`properties of type ${type}`);
  return JSON.parse(payload) as {variant: number};
}
