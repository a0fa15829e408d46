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

/** The red results, if a person named all of their gates, and all can be overridden; undefined where one stays red anyway. */
export function overridableRed(
  results: readonly GateResult[],
  request: OverrideRequest | undefined,
): GateResult[] | undefined {
  const red = results.filter(({state}) => state === 'red');
  const isOpen = (result: GateResult): boolean =>
    request?.gates.includes(result.gate) === true && !isFixed(result);
  return red.every(isOpen) ? red : undefined;
}

/**
 * The results with what a person overrides after having seen it. `results`: all of the delivery, because the person is asked once. Not asked
 * where another gate stays red anyway, or where none of the named gates is red.
 */
export async function overrideRed(
  results: readonly GateResult[],
  request: OverrideRequest | undefined,
): Promise<{gates: GateResult[]; overrides: Override[]}> {
  const red = overridableRed(results, request) ?? [];
  if (!request || red.length === 0) return {gates: [...results], overrides: []};
  await request.confirm(red);
  const {by, why} = request;
  const overrides = request.gates
    .filter((gate) => red.some((each) => each.gate === gate))
    .map((gate): Override => ({gate, by, why}));
  return {gates: overrideGates(results, overrides), overrides};
}
