import type {Problem} from '../../spot/problem/errors.ts';
import {show} from '../../spot/problem/schema-problems.ts';
import type {RoutingPolicy} from '../../spot/routing/policy.ts';
import type {Project} from '../project/open-project.ts';
import type {TakeEnd} from '../project/report.ts';
import type {OrderOutcome} from '../shoot/buy/order.ts';
import {buyOrders, capsOf, type OrderOptions} from '../shoot/buy-orders.ts';
import {purchaseEnd, sendingOf} from '../shoot/purchase.ts';
import type {SpotPlan} from '../shoot/route/plan-shoot.ts';
import type {LinePlan} from './plan-lines.ts';

/** The outcome of one line. */
export type LinePurchase = {line: LinePlan; outcome: OrderOutcome};

/** Buys the lines of a plan that are missing, each at most once. */
export async function buyLines(
  plan: SpotPlan,
  project: Pick<Project, 'store' | 'tools' | 'workspace'>,
  {
    policy,
    maxCost,
    ...options
  }: Omit<OrderOptions, 'caps' | 'files' | 'objection'> & {policy: RoutingPolicy; maxCost: number},
): Promise<LinePurchase[]> {
  const wanted = (plan.lines ?? []).flatMap((line) => (line.order ? [{line, order: line.order}] : []));
  if (wanted.length === 0) return [];
  const orders = wanted.map(({order}) => order);
  // The budget of a shot is none of lines: different lines have the same slot.
  const {subject: _, ...caps} = capsOf(policy, maxCost);
  const {outcomes} = await buyOrders(orders, project, {
    ...options,
    ...sendingOf(plan, project),
    caps,
  });
  return wanted.flatMap(({line}, index) => {
    const outcome = outcomes[index];
    return outcome ? [{line, outcome}] : [];
  });
}

/** The purchase of a line as it is reported. */
export const lineEnd = ({line: {subject, line}, outcome}: LinePurchase): TakeEnd =>
  purchaseEnd({subject, take: line.speaker.take, outcome, unlike: []});

/** A problem for each reason for which lines cannot be bought. */
export function unspeakableLines(lines: readonly LinePlan[]): Problem[] {
  const closed = lines.filter((line) => line.closed !== undefined);
  return [...Map.groupBy(closed, ({model, closed: why}) => `${model}: ${why}`)].map(([got, same]) => ({
    code: 'voice-unspeakable',
    what: `Tenspot cannot buy ${same.length === 1 ? 'a line' : `${same.length} lines`} of the voice: ${show(same[0]?.line.text)}`,
    where: same[0]?.remedy?.where ?? same[0]?.voiceAt,
    expected: 'a speech model that can be used',
    got,
    fix: same[0]?.remedy?.fix ?? 'Name another model in `voices` of brand.yaml.',
  }));
}
