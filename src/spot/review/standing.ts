import {type MasterParts, type ReviewStage, STAGES} from './review-event.ts';
import type {DecisionState, ReviewState, RoundState} from './review-state.ts';

/** The current master of a variant. */
export type CurrentMaster = {variant: string; sha256: string; parts: MasterParts};

/** One person's decision, compared with the current master. */
export type StandingDecision = DecisionState & {
  /** What changed since the decision. Empty if the decision is about this file. */
  changed: (keyof MasterParts | 'file')[];
};

/** The state of the approval of one variant. */
export type Standing = {
  variant: string;
  /** The hash of its master. */
  sha256: string;
  /** True if each person who must decide approved this file or abstained, and each stage has an approval. */
  approved: boolean;
  /** The last decision of each person at each stage. */
  decisions: StandingDecision[];
  /** The people who have not decided about this master yet. */
  missing: {stage: ReviewStage; person: string}[];
  /** Decisions that prevent the delivery of this master. */
  against: StandingDecision[];
};

/**
 * The state of the approval of a master. A decision is about one file and the ad beside it: after any change it is void, and `changed` names what changed.
 * A stage is passed if each of its people approved the file or abstained, and at least one of them approved. A stage that a round had stays
 * required in later rounds, with the people whom the last round that has it names.
 */
export function standingOf(master: CurrentMaster, {decisions, rounds}: ReviewState): Standing {
  const last = lastDecisions(decisions.filter(({variant}) => variant === master.variant)).map(
    (decision): StandingDecision => ({...decision, changed: changedSince(decision, master)}),
  );
  const binding = last.filter(({changed}) => changed.length === 0);
  const against = binding.filter(
    ({decision}) => decision === 'changes-required' || decision === 'approved-with-changes',
  );
  const stages = requiredStages(rounds);
  const missing = stages.flatMap(({stage, people}) =>
    people
      .filter((person) => !binding.some((each) => each.stage === stage && each.by === person))
      .map((person) => ({stage, person})),
  );
  const isPassed = ({stage, people}: RoundState['stages'][number]): boolean =>
    binding.some(
      ({by, decision, ...each}) => each.stage === stage && decision === 'approved' && people.includes(by),
    );
  return {
    variant: master.variant,
    sha256: master.sha256,
    approved: stages.length > 0 && missing.length === 0 && against.length === 0 && stages.every(isPassed),
    decisions: last.sort((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage)),
    missing,
    against,
  };
}

/** The stages that a master has to pass: all that a round had, with the people whom the last round that has it names. */
export const requiredStages = (rounds: readonly Pick<RoundState, 'stages'>[]): RoundState['stages'] =>
  STAGES.flatMap(
    (stage) => rounds.flatMap(({stages}) => stages).findLast((each) => each.stage === stage) ?? [],
  );

/** The last decision of each person at each stage. */
function lastDecisions(decisions: readonly DecisionState[]): DecisionState[] {
  const by = new Map<string, DecisionState>();
  for (const decision of decisions) by.set(`${decision.stage} ${decision.by}`, decision);
  return [...by.values()];
}

function changedSince({sha256, parts}: DecisionState, now: CurrentMaster): StandingDecision['changed'] {
  // The ad and the captions are not in the file: other words beside the same picture are another ad.
  const all = new Set(Object.keys({...parts, ...now.parts}) as (keyof MasterParts)[]);
  const changed = [...all]
    .filter((name) => sha256 !== now.sha256 || name === 'ad' || name === 'captions')
    .filter((name) => parts[name] !== now.parts[name]);
  if (sha256 === now.sha256) return changed;
  return changed.length > 0 ? changed : ['file'];
}
