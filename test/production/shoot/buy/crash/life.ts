import type {Chance} from './chance.ts';

/** What comes out of every port of a process that has crashed. */
export class Crash extends Error {}

/** One process, from its start to its end or its crash. */
export type Life = {
  id: string;
  dead: () => boolean;
  /** A moment at which it may crash. Once it has, nothing that it does reaches the world any more. `weight`: how much likelier than others. */
  point: (name: string, weight?: number) => void;
  /** It ends by itself: what is left running of it reaches the world no more. */
  leave: () => void;
  /** Rejects when it crashes. */
  crashed: Promise<never>;
};

/** `crashes`: how many are left for all lives of a schedule, so that it ends. */
export function openLife(
  id: string,
  chance: Chance,
  crashes: {left: number; probability: number; seen: Map<string, number>},
): Life {
  let dead = false;
  let end: (crash: Crash) => void = () => undefined;
  const crashed = new Promise<never>((_, reject) => {
    end = reject;
  });
  crashed.catch(() => undefined);
  return {
    id,
    dead: () => dead,
    crashed,
    leave: () => {
      dead = true;
    },
    point: (name, weight = 1) => {
      if (dead) throw new Crash(name);
      if (crashes.left === 0 || !chance.maybe(crashes.probability * weight)) return;
      crashes.left--;
      crashes.seen.set(name, (crashes.seen.get(name) ?? 0) + 1);
      dead = true;
      const crash = new Crash(name);
      end(crash);
      throw crash;
    },
  };
}
