import type {ApprovedClaim} from '../claims/approved-claim.ts';
import {claimBar} from '../claims/approved-claim.ts';
import {statementsIn} from '../claims/statements.ts';
import {type ClaimContext, claimChecker, type UnapprovedClaim} from '../claims/unapproved-claims.ts';
import type {Brief} from '../documents/brief.ts';
import {isSameLanguage} from '../documents/language-tag.ts';
import type {Angle, AngleMaterial, AngleParts, UsableClaim} from './angle.ts';
import {ANGLES} from './angles.ts';

/** An angle with its parts, or why it is refused. */
export type FilledAngle = {
  angle: Angle;
  parts: AngleParts;
  /** Calls to action of its own. Left out: those of all angles. */
  ctas?: string[];
  /** What the brief does not hold for it. Empty where it can be used. */
  missing: {field: string; what: string}[];
  /** Texts that were left out, because they claim more than is approved. */
  unproven: {text: string; claim: UnapprovedClaim}[];
};

/** The claims of brief and brand that may be made where and when the ad runs, without those in another language. */
export function usableClaims(context: ClaimContext): UsableClaim[] {
  const {claims, language, names} = context;
  return claims
    .filter(
      (claim: ApprovedClaim) =>
        claimBar(claim, context) === undefined && isSameLanguage(claim.language ?? language, language),
    )
    .map(({text}) => ({
      text,
      kinds: new Set(
        statementsIn(text, language, names, true).flatMap(({marks}) => marks.map(({kind}) => kind)),
      ),
    }));
}

/**
 * Fills every angle with sentences of the brief. An angle is refused where the brief lacks something that it needs, or where no hook or no
 * body is left without the texts that claim more than is approved. It adds no words but the names of customers.
 */
export function fillAngles(brief: Brief, context: ClaimContext): FilledAngle[] {
  const material: AngleMaterial = {brief, claims: usableClaims(context)};
  return ANGLES.map((angle) => {
    const missing = angle.needs.filter(({isMet}) => !isMet(material)).map(({field, what}) => ({field, what}));
    if (missing.length > 0) return {angle, parts: {hooks: [], bodies: []}, missing, unproven: []};
    return proven(angle, angle.parts(material), context);
  });
}

/** The parts of an angle without the texts that claim more than is approved. */
export function proven(angle: Angle, {hooks, bodies}: AngleParts, context: ClaimContext): FilledAngle {
  const check = claimChecker(context);
  const unproven: FilledAngle['unproven'] = [];
  const isProven = (text: string): boolean => {
    const [claim] = check(text);
    if (claim && !unproven.some((each) => each.text === text)) unproven.push({text, claim});
    return claim === undefined;
  };
  const said = hooks.filter(isProven);
  const parts = angle.answersOpening
    ? answered(hooks, bodies, isProven)
    : {
        hooks: unique(said),
        bodies: uniqueLists(
          bodies.map((lines) => unique(lines.filter(isProven))).filter((lines) => lines.length > 0),
        ),
      };
  const missing = [
    ...(said.length === 0 ? [{field: 'claims', what: 'the proof of its opening'}] : []),
    ...(parts.bodies.length === 0 ? [{field: 'claims', what: 'the proof of its body'}] : []),
  ];
  return {angle, parts, missing, unproven};
}

/** The openings that are proven and whose answer is, each with its answer and the proven lines after it. */
function answered(
  hooks: readonly string[],
  bodies: readonly string[][],
  isProven: (text: string) => boolean,
): AngleParts {
  const pairs = hooks.flatMap((hook, at) => {
    const [answer, ...others] = bodies[at] ?? [];
    const isWhole = [hook, answer ?? ''].filter((text) => !isProven(text)).length === 0;
    return answer !== undefined && isWhole
      ? [{hook, body: unique([answer, ...others.filter(isProven)])}]
      : [];
  });
  const own = pairs.filter(({hook}, at) => pairs.findIndex((other) => other.hook === hook) === at);
  return {hooks: own.map(({hook}) => hook), bodies: own.map(({body}) => body)};
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

const uniqueLists = (lists: readonly string[][]): string[][] =>
  lists.filter((list, at) => lists.findIndex((other) => other.join('\n') === list.join('\n')) === at);
