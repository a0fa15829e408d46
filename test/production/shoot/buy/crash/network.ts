import type {Chance} from './chance.ts';
import type {Life} from './life.ts';
import type {Time} from './time.ts';

/** The way between a process and a vendor: slow, lossy, and sometimes gone altogether. */
export type Network = {
  /** `repeatable`: the network may deliver it twice. `once`: it may not, because a vendor could not tell the second from a new one. */
  call: <T>(life: Life, kind: 'repeatable' | 'once', work: () => T) => Promise<T>;
};

/** A request arrives within this time or not at all: less than the grace that a lost create is given. */
const LATEST = 5 * 60_000;
const TIMEOUT = 30_000;

export function openNetwork(time: Time, chance: Chance, loss: number): Network {
  const from = time.now() + chance.between(0, 3_600_000);
  const outage = chance.maybe(0.3) ? {from, to: from + 2 * 3_600_000} : undefined;
  const isOut = (): boolean => outage !== undefined && time.now() >= outage.from && time.now() < outage.to;

  /** Happens at the vendor, whatever becomes of the process that asked. */
  const arrives = <T>(delay: number, work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      time.after(delay, () => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
    });

  return {
    call: async (life, kind, work) => {
      life.point('before sending', 6);
      const timeout = async (): Promise<never> => {
        await time.wait(TIMEOUT);
        life.point('after a timeout', 6);
        throw new Error('the connection timed out');
      };
      const fate = chance.next();
      if (isOut() || fate < loss) {
        if (chance.maybe(0.5)) return timeout();
        throw Object.assign(new Error('connection refused'), {
          kind: 'capacity',
          charged: 'no',
          code: 'ECONNREFUSED',
        });
      }
      const late = fate < 2 * loss;
      const answer = arrives(late ? chance.between(0, LATEST) : chance.between(20, 2_000), work);
      answer.catch(() => undefined);
      if (kind === 'repeatable' && chance.maybe(loss))
        arrives(chance.between(0, LATEST), work).catch(() => undefined);
      life.point('after sending', 6);
      if (late || fate < 3 * loss) return timeout();
      try {
        return await answer;
      } finally {
        await time.wait(chance.between(10, 1_000));
        life.point('after receiving', 6);
      }
    },
  };
}
