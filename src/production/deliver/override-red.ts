import {
  type DeliveryGate,
  type GateResult,
  isFixed,
  type Override,
  overrideGates,
} from '../../spot/delivery/gate.ts';

/** Gates that a person wants to override. The person sees each red result before the override counts, and it counts for these results only. */
export type OverrideRequest = {
  gates: readonly DeliveryGate[];
  by: string;
  why: string;
  /** Shows the red results to the person and asks. Rejects where the person does not confirm. */
  confirm: (red: readonly GateResult[]) => Promise<void>;
};

/**
 * The results with what a person overrides after having seen it. Not asked where another gate stays red anyway, or where none of the
 * named gates is red.
 */
export async function overrideRed(
  results: readonly GateResult[],
  request: OverrideRequest | undefined,
): Promise<{gates: GateResult[]; overrides: Override[]}> {
  const red = results.filter(({state}) => state === 'red');
  const open = red.filter((result) => request?.gates.includes(result.gate) && !isFixed(result));
  if (!request || open.length === 0 || open.length < red.length) return {gates: [...results], overrides: []};
  await request.confirm(open);
  const {by, why} = request;
  const overrides = request.gates
    .filter((gate) => open.some((each) => each.gate === gate))
    .map((gate): Override => ({gate, by, why}));
  return {gates: overrideGates(results, overrides), overrides};
}
