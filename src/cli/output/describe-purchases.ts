import {styleText} from 'node:util';
import type {TakeEnd} from '../../production/project/report.ts';
import {type TakePurchase, takeEnd} from '../../production/shoot/purchase.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {formatUsd} from '../../spot/ledger/money.ts';
import {subjectLabel} from '../../spot/ledger/subject.ts';

/** A job in the state that it has come to, in a line. */
export const describeJob = ({plan, state, spent, failure, unresolved}: Job): string =>
  [
    subjectLabel(plan.subject).padEnd(20),
    state.toLowerCase().padEnd(12),
    `${plan.provider}, attempt ${plan.attempt}`,
    ...(spent > 0 ? [formatUsd(spent)] : []),
    ...(failure ? [`${failure.kind}: ${failure.message}`] : []),
    ...(unresolved ? [unresolved.note] : []),
  ].join('  ');

/** What became of a take, as JSON. */
export const boughtRecord = ({shot: {want}, take, outcome}: TakePurchase): object => ({
  shot: want.shot.id,
  format: want.format,
  take,
  state: outcome.state,
  ...(outcome.state === 'bought'
    ? {
        provider: outcome.job.plan.provider,
        clip: outcome.file,
        usd: outcome.job.spent / 1e6,
        ...(outcome.late ? {late: outcome.late.map(({id, spent}) => ({job: id, usd: spent / 1e6}))} : {}),
      }
    : {}),
  ...('why' in outcome ? {why: outcome.why} : {}),
});

/** What became of a take, in a line. */
export function describeTakeEnd(
  {label, take, state, provider, spent, why}: TakeEnd,
  stream: NodeJS.WriteStream,
): string {
  const isBought = state === 'bought';
  // It may have been bought by an earlier run.
  const word = styleText(isBought ? 'green' : 'red', isBought ? 'ready' : state, {stream});
  const rest = [...(isBought ? [`${provider}  ${formatUsd(spent)}`] : []), why ?? ''].join('  ').trimEnd();
  return `${word}  take ${take} of ${label}  ${rest}`;
}

export const describeBought = (purchase: TakePurchase, stream: NodeJS.WriteStream): string =>
  describeTakeEnd(takeEnd(purchase), stream);
