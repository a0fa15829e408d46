import {
  type DeliveryGate,
  FIXED_GATES,
  type GateResult,
  newlyRed,
  type Override,
  overrideGates,
} from '../../spot/delivery/gate.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {readReview} from '../review/record-event.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';
import {judgeMaster} from './judge-gates.ts';

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
  const open = red.filter(({gate}) => request?.gates.includes(gate) && !FIXED_GATES.includes(gate));
  if (!request || open.length === 0 || open.length < red.length) return {gates: [...results], overrides: []};
  await request.confirm(open);
  const {by, why} = request;
  const overrides = request.gates
    .filter((gate) => open.some((each) => each.gate === gate))
    .map((gate): Override => ({gate, by, why}));
  return {gates: overrideGates(results, overrides), overrides};
}

/** Judges the masters again, with the review and the check as they are now. Errors: `gate-changed` where a result is red that was not. */
export async function judgeAgain(
  candidates: readonly DeliveryCandidate[],
  before: readonly GateResult[],
  context: DeliverContext,
): Promise<void> {
  const {workspace, spot} = context.project;
  const current = {...context, review: await readReview(workspace, spot.id)};
  const now: GateResult[] = [];
  for (const candidate of candidates) now.push(...(await judgeMaster(candidate, current)));
  const [first, ...more] = newlyRed(before, now);
  if (!first) return;
  throw new TenspotError({
    code: 'gate-changed',
    what: `the gate ${first.gate} of ${first.variant} became red while the files were made, and nothing was delivered: ${first.what}${more.length > 0 ? `, and ${more.length} more` : ''}`,
    ...(first.file === null ? {} : {where: {file: first.file}}),
    expected: first.expected ?? 'a gate that stays as it was judged',
    got: first.got ?? first.what,
    fix: first.fix ?? 'Run the same command again.',
  });
}
