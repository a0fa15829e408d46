import {styleText} from 'node:util';
import type {TakePurchase} from '../../production/shoot/purchase.ts';
import type {ShootPlan} from '../../production/shoot/route/plan-shoot.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {formatUsd} from '../../spot/ledger/money.ts';
import {subjectLabel} from '../../spot/ledger/subject.ts';

/** A plan as data. */
export const planRecord = ({shots, usd}: ShootPlan): object => ({
  shots: shots.map(({want, route, choice, takes, usd: own, motion}) => ({
    ...{shot: want.shot.id, kind: want.shot.kind, format: want.format, usd: own},
    ...{seconds: want.seconds, variants: want.variants},
    takes: takes.length,
    numbers: takes.map(({number, there, ranked: [first]}) => ({
      ...{number, there},
      model: there || !first ? null : `${first.provider}/${first.model}`,
    })),
    model: choice.candidate ? `${choice.candidate.provider}/${choice.candidate.model}` : null,
    ...(want.shot.mustShoot ? {waitsFor: 'a clip of its own'} : {}),
    ...(want.request.kind === 'still'
      ? {still: true, waitsFor: 'a picked still', motion: motion ?? null}
      : {}),
    continuity: choice.continuity,
    candidates: route.candidates.map(
      ({provider, model, score, usd: price, acceptance, reasons, altered}) => ({
        ...{provider, model, score, usd: price},
        prior: acceptance.prior,
        evidence: {kept: acceptance.accepted, rejected: acceptance.rejected},
        posterior: {mean: acceptance.mean, spread: acceptance.spread},
        ...{reasons, altered},
      }),
    ),
    refused: route.refused,
  })),
  usd,
});

/** A state of a job, in a line. */
export const describeJob = ({plan, state, spent, failure, unresolved}: Job): string =>
  [
    subjectLabel(plan.subject).padEnd(20),
    state.toLowerCase().padEnd(12),
    `${plan.provider}, attempt ${plan.attempt}`,
    ...(spent > 0 ? [formatUsd(spent)] : []),
    ...(failure ? [`${failure.kind}: ${failure.message}`] : []),
    ...(unresolved ? [unresolved.note] : []),
  ].join('  ');

export const boughtRecord = ({shot, take, outcome}: TakePurchase): object => ({
  ...{shot: shot.want.shot.id, format: shot.want.format, take, state: outcome.state},
  ...(outcome.state === 'bought'
    ? {provider: outcome.job.plan.provider, clip: outcome.file, usd: outcome.job.spent / 1e6}
    : {}),
  ...('why' in outcome ? {why: outcome.why} : {}),
});

export function describeBought({shot: {want}, take, outcome}: TakePurchase): string {
  const what = `take ${take} of ${subjectLabel(want.subject)}`;
  if (outcome.state === 'bought')
    return `${styleText('green', 'have', {stream: process.stdout})}  ${what}  ${outcome.job.plan.provider}  ${formatUsd(outcome.job.spent)}`;
  const why = 'why' in outcome ? outcome.why : (outcome.job.unresolved?.note ?? '');
  return `${styleText('red', outcome.state, {stream: process.stdout})}  ${what}  ${why}`;
}
