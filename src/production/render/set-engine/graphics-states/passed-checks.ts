import {z} from 'zod';
import type {Cache} from '../../../../machine/files/cache.ts';
import {keyOf} from '../../../../machine/files/hash.ts';
import {readJson} from '../../../../machine/files/read-file.ts';
import {graphicsOnly, type ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';
import type {FingerprintedVariant} from '../plan-set.ts';
import type {StateDrawing} from './draw-states.ts';

/** The self-checks that a state has passed, in this run and in earlier ones: they are not drawn again. */
export type PassedChecks = {
  /** Those of these self-checks of a state that it has not passed yet. */
  open: (state: string, checks: readonly StateDrawing[]) => Promise<StateDrawing[]>;
  /** Keeps that a state has passed these self-checks too. */
  keep: (state: string, checks: readonly StateDrawing[]) => Promise<void>;
  /** Removes what was kept of a state. */
  forget: (state: string) => Promise<void>;
};

const Names = z.array(z.string());

/** `keyFor` gives the key under which the picture of a state is kept. */
export function openPassedChecks(
  variants: readonly FingerprintedVariant[],
  keyFor: (state: string) => string,
  {cache}: {cache: Cache},
): PassedChecks {
  const programs = new Map(variants.map(({spot, fingerprints}) => [spot, fingerprints.program]));
  const spots = new Map<ResolvedSpot, string>();
  const nameOf = ({spot, frame}: StateDrawing): string => {
    const known = spots.get(spot) ?? keyOf({spot: graphicsOnly(spot), program: programs.get(spot) ?? null});
    spots.set(spot, known);
    return `${known} ${frame}`;
  };
  const passed = new Map<string, string[]>();
  const checksKey = (state: string): string => keyOf({checksOf: keyFor(state)});
  return {
    open: async (state, checks) => {
      const file = await cache.recall(checksKey(state));
      const names = Names.safeParse(file && (await readJson(file))).data ?? [];
      passed.set(state, names);
      const done = new Set(names);
      return checks.filter((check) => !done.has(nameOf(check)));
    },
    keep: async (state, checks) => {
      const names = [...(passed.get(state) ?? []), ...checks.map(nameOf)];
      if (names.length === 0) return;
      await cache.keepNote(checksKey(state), JSON.stringify(names));
    },
    forget: (state) => cache.forget(checksKey(state)),
  };
}
