import type {ClaimKind} from '../claims/claim-language.ts';
import type {Brief} from '../documents/brief.ts';

/** A claim that may be made where and when the ad runs. */
export type UsableClaim = {text: string; kinds: ReadonlySet<ClaimKind>};

/** What angles are written from. */
export type AngleMaterial = {
  brief: Brief;
  /** Those of brief and brand, in their order. */
  claims: readonly UsableClaim[];
};

/** Something that the brief has to hold for an angle. */
export type AngleNeed = {
  /** The field of brief.md. */
  field: string;
  /** What it has to say. */
  what: string;
  isMet: (material: AngleMaterial) => boolean;
};

/** Sentences of the brief for each part of an ad, the best first. */
export type AngleParts = {
  hooks: string[];
  /** Each body is a list of lines, for templates whose body has several. */
  bodies: string[][];
};

/** A way to tell an ad. */
export type Angle = {
  id: string;
  title: string;
  /** The ad in one sentence, for people and for models. */
  tells: string;
  needs: readonly AngleNeed[];
  /**
   * True where each body answers the opening at the same place, with its first line: an ad shows both or neither. Default: any opening goes with any body.
   */
  answersOpening?: true;
  /** Arranges sentences of the brief, and adds no words. Called only where all needs are met. */
  parts: (material: AngleMaterial) => AngleParts;
  /** What its opening and its body show, in words of the brief. Left out: the product. */
  shows: (material: AngleMaterial) => {hook?: string | undefined; body?: string | undefined};
};

/** Need of a field that has to be written. */
export const needsField = (field: keyof Brief, what: string): AngleNeed => ({
  field,
  what,
  isMet: ({brief}) => brief[field] !== undefined,
});

/** Need of a claim, of one of these kinds where some are given. */
export const needsClaim = (what: string, kinds?: readonly ClaimKind[]): AngleNeed => ({
  field: 'claims',
  what,
  isMet: ({claims}) => claims.some((claim) => isOf(claim, kinds)),
});

const isOf = ({kinds: own}: UsableClaim, kinds?: readonly ClaimKind[]): boolean =>
  kinds === undefined || kinds.some((kind) => own.has(kind));

/** The wordings of the claims, of these kinds first where some are given. */
export function claimTexts({claims}: AngleMaterial, kinds?: readonly ClaimKind[]): string[] {
  const first = claims.filter((claim) => isOf(claim, kinds));
  return [...first, ...claims.filter((claim) => !first.includes(claim))].map(({text}) => text);
}

/** Only the wordings of claims of these kinds. */
export const claimsOf = ({claims}: AngleMaterial, kinds: readonly ClaimKind[]): string[] =>
  claims.filter((claim) => isOf(claim, kinds)).map(({text}) => text);

/** Texts without those that are not written. */
export const written = (...texts: (string | undefined)[]): string[] =>
  texts.filter((text) => text !== undefined && text.trim() !== '') as string[];
