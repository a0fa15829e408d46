import type {GateResult, Override} from '../../spot/delivery/gate.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {recordEvent} from '../review/record-event.ts';
import type {Pair} from './deliver-context.ts';

/** Adds a line to the log of the review for each gate that a person overrode. The files are those that go out although it was red. */
export async function recordOverrides(
  gates: readonly GateResult[],
  pairs: readonly Pair[],
  delivery: string,
  {workspace, spot}: SpotProject,
  {overrides, now}: {overrides: readonly Override[]; now: Date},
): Promise<void> {
  for (const {gate, by, why} of overrides) {
    const overridden = gates.filter((each) => each.gate === gate && each.state === 'overridden');
    const red = overridden.map(({variant}) => variant);
    const codes = [...new Set(overridden.flatMap(({code}) => code ?? []))];
    const masters = new Map(
      pairs
        .filter(({variant}) => red.includes(variant.id))
        .map(({variant, master}) => [variant.id, master.sha256]),
    );
    const files = [...masters].map(([variant, sha256]) => ({variant, sha256}));
    if (files.length === 0) continue;
    await recordEvent(
      () => ({event: 'gate-overridden', gate, why, delivery, files, codes}),
      by,
      workspace,
      spot.id,
      now,
    );
  }
}
