import type {Report, ShootReport, TakeEnd} from '../production/project/report.ts';
import {subjectLabel} from '../spot/ledger/subject.ts';
import type {Problem} from '../spot/problem/errors.ts';

/** A job of a vendor in its current state. */
export type VendorJob = {
  /** Its id in the ledger. */
  id: string;
  /** What it was bought for: `spring/hero@9:16`. */
  subject: string;
  /** The state in the ledger, in capitals: `SUBMITTED`, `RUNNING`, `COMMITTED`, ... */
  state: string;
  /** The id of its provider. */
  provider: string;
  /** 1 for the first submission of this request, 2 for the second, ... */
  attempt: number;
  /** US dollars that it cost; 0 until it is over. */
  usd: number;
  /** Why it failed, or why a person has to settle it. Null for every other job. */
  why: string | null;
};

/** An event that reports the progress of a call. `type` names its kind. */
export type Progress =
  /** Some work begins: `text` is a sentence about it, for people. */
  | {type: 'step'; text: string}
  /** A warning for a person. It does not stop the call. `problem`: the same for programs, where it has a code. */
  | {type: 'warning'; text: string; problem?: Problem}
  /** Frames of one variant that are drawn so far. `index` counts the variants of the call from 0, `of` is how many there are. */
  | {type: 'frames'; variant: string; index: number; of: number; done: number; frames: number}
  /** A variant is finished. `file`: the path of its master. `seconds`: how long it took. */
  | {type: 'variant'; variant: string; status: 'done' | 'reused' | 'failed'; file: string; seconds: number}
  /** Problems that do not end the call: shots that no model can make. */
  | {type: 'problems'; problems: readonly Problem[]}
  /** A job of a vendor changed its state. */
  | {type: 'job'; job: VendorJob}
  /** A take was bought, or it is known why not. */
  | {type: 'take'; take: TakeEnd}
  /** A rule picked a take: `text` is a sentence about it, for people. */
  | {type: 'pick'; text: string};

/** Passes what a production reports to one function. */
export const reportTo = (tell: (event: Progress) => void): Report & ShootReport => ({
  step: (text) => tell({type: 'step', text}),
  warn: (text, problem) => tell({type: 'warning', text, ...(problem ? {problem} : {})}),
  frames: (progress) => tell({type: 'frames', ...progress}),
  variant: (end) => tell({type: 'variant', ...end}),
  problems: (problems) => tell({type: 'problems', problems}),
  job: ({id, plan, state, spent, failure, unresolved}) =>
    tell({
      type: 'job',
      job: {
        id,
        subject: subjectLabel(plan.subject),
        state,
        provider: plan.provider,
        attempt: plan.attempt,
        usd: spent / 1e6,
        why: failure ? `${failure.kind}: ${failure.message}` : (unresolved?.note ?? null),
      },
    }),
  take: (take) => tell({type: 'take', take}),
  pick: (text) => tell({type: 'pick', text}),
});
