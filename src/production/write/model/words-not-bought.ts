import type {Failed} from '../../../providers/contract/failure.ts';
import type {Failure} from '../../../spot/ledger/job.ts';
import {formatUsd, type Micro} from '../../../spot/ledger/money.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {OrderOutcome} from '../../shoot/buy/order.ts';
import type {WordsUse} from './words-use.ts';

type Cause = {code: string; expected: string; fix: string};

const waitOr = ({instead}: WordsUse): string => `Wait, and run the same command again; or ${instead}.`;

/** The cause of each kind of the last failure. */
const failedCauses = (use: WordsUse): Partial<Record<Failure['kind'], Cause>> => ({
  rate: {
    code: 'words-rate-limited',
    expected: 'an answer within the rate limit of the account',
    fix: waitOr(use),
  },
  capacity: {code: 'words-unreachable', expected: 'a connection to the vendor', fix: waitOr(use)},
  balance: {
    code: 'words-key-refused',
    expected: 'a key that is valid, and an account with credit',
    fix: `Check the key and the credit of the account, then run the same command again; or ${use.instead}.`,
  },
  'moderated-input': {
    code: 'words-moderated',
    expected: `that the vendor accepts ${use.about}`,
    fix: `Change ${use.about}; or ${use.instead}.`,
  },
  invalid: {
    code: 'words-request-invalid',
    expected: 'a request that the model accepts',
    fix: `Name another model with --model; or ${use.instead}. The card of the model may be out of date.`,
  },
  'over-budget': {
    code: 'words-over-budget',
    expected: 'a budget for the most that the question can cost',
    fix: `Raise --max-cost, or the budget in the policy of shots.yaml or in brief.md; or ${use.instead}.`,
  },
});

const HELD =
  'Tenspot does not send the question again, and its worst case stays reserved. Look the job up at the vendor, settle it with `tenspot takes reconcile`, then run the command again.';

/** The cause if the outcome of a submission is not known: `failed` is what the submission met. */
function unknownCause(failed: Failed | undefined): Cause {
  if (failed?.code === '0')
    return {code: 'words-no-answer', expected: 'the whole answer, in time', fix: HELD};
  if (/^5\d\d$/.test(failed?.code ?? ''))
    return {code: 'words-server-failed', expected: 'an answer without a fault of the server', fix: HELD};
  if (failed?.code === 'answer')
    return {code: 'words-unreadable', expected: 'an answer as the vendor documents it', fix: HELD};
  return {code: 'words-unresolved', expected: 'a settled job', fix: HELD};
}

/**
 * The error of a question that was not answered. `last`: the failure of its submission in this run, if there was one. `worst`: the most that the question
 * costs.
 */
export function wordsNotBought(
  name: string,
  outcome: Exclude<OrderOutcome, {state: 'bought'}> | undefined,
  {last, worst, use}: {last: Failed | undefined; worst: Micro; use: WordsUse},
): TenspotError {
  const {code, expected, fix} = causeOf(outcome, {last, use});
  return new TenspotError({
    code,
    what: `the model did not return ${use.object(name)}; ${use.kept}`,
    expected: code === 'words-over-budget' ? `${expected}: ${formatUsd(worst)}` : expected,
    got: whyOf(outcome, last),
    fix,
  });
}

function causeOf(
  outcome: Exclude<OrderOutcome, {state: 'bought'}> | undefined,
  {last, use}: {last: Failed | undefined; use: WordsUse},
): Cause {
  if (outcome?.state === 'unresolved') return unknownCause(last);
  const causes = failedCauses(use);
  const usual = {code: 'words-not-bought', expected: 'an answer', fix: waitOr(use)};
  if (outcome?.state === 'failed' && outcome.why === 'over-budget') return causes['over-budget'] ?? usual;
  // A job that was withdrawn says less than what its submission met.
  const ended = outcome?.state === 'failed' ? outcome.failures.at(-1)?.failure?.kind : undefined;
  return (ended && causes[ended]) ?? (last && causes[last.kind]) ?? usual;
}

function whyOf(
  outcome: Exclude<OrderOutcome, {state: 'bought'}> | undefined,
  last: Failed | undefined,
): string {
  if (!outcome) return last?.message ?? 'nothing came back';
  if (outcome.state === 'unresolved')
    return outcome.job.unresolved?.note ?? 'a job whose outcome is not known';
  if (outcome.state === 'stopped') return outcome.why;
  const message = outcome.failures.at(-1)?.failure?.message;
  return message ? `${outcome.why}: ${message}` : outcome.why;
}
