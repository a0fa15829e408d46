import type {Angle} from './angle.ts';
import {CURIOSITY} from './angles/curiosity.ts';
import {DEMONSTRATION} from './angles/demonstration.ts';
import {FOUNDER_REASON} from './angles/founder-reason.ts';
import {MYTH_BUSTER} from './angles/myth-buster.ts';
import {OBJECTION_HANDLING} from './angles/objection-handling.ts';
import {OFFER_FIRST} from './angles/offer-first.ts';
import {OLD_WAY} from './angles/old-way.ts';
import {PROBLEM_AGITATE_SOLVE} from './angles/problem-agitate-solve.ts';
import {ROUTINE} from './angles/routine.ts';
import {SOCIAL_PROOF} from './angles/social-proof.ts';

/** Every angle. To add one, add a file to `angles/` and a line here. */
export const ANGLES: readonly Angle[] = [
  PROBLEM_AGITATE_SOLVE,
  DEMONSTRATION,
  OLD_WAY,
  SOCIAL_PROOF,
  FOUNDER_REASON,
  MYTH_BUSTER,
  OFFER_FIRST,
  CURIOSITY,
  ROUTINE,
  OBJECTION_HANDLING,
];

/** The ids of all angles. */
export const ANGLE_IDS: readonly string[] = ANGLES.map(({id}) => id);

/** Whether the bodies of an angle answer its openings, each the one at the same place. */
export const answersOpenings = (id: string): boolean => findAngle(id)?.answersOpening === true;

/** The angle with an id. Undefined for another name. */
export const findAngle = (id: string): Angle | undefined => ANGLES.find((angle) => angle.id === id);
