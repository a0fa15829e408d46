import type {OrderOutcome} from '../production/shoot/buy/order.ts';
import {type LinePurchase, lineEnd} from '../production/voice/buy-lines.ts';
import type {LinePlan} from '../production/voice/plan-lines.ts';

/** A line that a voice of the brand says. Variants that say the same share it. */
export type PlannedLine = {
  /** The slot in which it is said. */
  slot: string;
  /** What is said, as it is written. */
  text: string;
  /** Its language, as a BCP 47 tag. */
  language: string;
  /** Ids of the variants that say it. */
  variants: string[];
  /** The model that speaks it, as `provider/model`. */
  model: string;
  /** Whether it is bought. */
  there: boolean;
  /** Why it cannot be bought. Left out if it can be bought. */
  closed?: string | undefined;
  /** The most that it can still cost, in US dollars. */
  usd: number;
  /** Fields that the model cannot honour, and what becomes of them. */
  altered: readonly {field: string; asked: string; becomes: string; why: string}[];
};

/** The plan of a line, as results have it. */
export const toPlannedLine = ({
  line,
  closed,
  order: _,
  remedy: _remedy,
  voiceAt: _voiceAt,
  subject,
  ...plan
}: LinePlan): PlannedLine => ({
  slot: subject.id,
  text: line.text,
  language: line.language,
  ...plan,
  ...(closed === undefined ? {} : {closed}),
});

/** What became of one line that was to be bought. */
export type BoughtLine = {
  /** The slot in which it is said. */
  slot: string;
  /** What is said. */
  text: string;
  /** `bought`: its recording is in the vault, now or from an earlier call. `unresolved`: a person has to settle the job first. */
  state: OrderOutcome['state'];
  /** The id of the provider that was paid. Left out where nothing was bought. */
  provider?: string | undefined;
  /** The name of its recording in the vault. Left out where nothing was bought. */
  file?: string | undefined;
  /** US dollars that it cost. Left out where nothing was bought. */
  usd?: number | undefined;
  /** What a person should know about it, in words. Left out where there is nothing to say. */
  detail?: string | undefined;
};

/** The purchase of a line, as results have it. */
export function toBoughtLine(purchase: LinePurchase): BoughtLine {
  const {line, outcome} = purchase;
  const {why} = lineEnd(purchase);
  return {
    slot: line.subject.id,
    text: line.line.text,
    state: outcome.state,
    ...(outcome.state === 'bought'
      ? {provider: outcome.job.plan.provider, file: outcome.file, usd: outcome.job.spent / 1e6}
      : {}),
    ...(why === null ? {} : {detail: why}),
  };
}
