import {distance} from 'fastest-levenshtein';
import {type ApprovedClaim, claimBar} from './approved-claim.ts';
import type {ClaimFigure} from './figures.ts';
import {isUnitOf} from './measures.ts';
import {type ClaimMark, type Statement, statementsIn} from './statements.ts';

/** A sentence that claims something that no approved claim says. */
export type UnapprovedClaim = {
  sentence: string;
  /** What in it is not approved. */
  marks: ClaimMark[];
  /** The approved claim that is most like it; null where none has a word or a number with a meaning in common with it. */
  nearest: ApprovedClaim | null;
  /** Why a claim that says the same does not approve it. Null where no claim says the same. */
  bar: 'expired' | 'market' | null;
};

/** What the claims of a text are compared with. */
export type ClaimContext = {
  /** The claims of the brief and of the brand. */
  claims: readonly ApprovedClaim[];
  /** The language of the text, as a BCP 47 tag. */
  language: string;
  /** The countries in which it is shown (ISO 3166-1). Empty: not known. */
  shownIn: readonly string[];
  /** Names of the brand and the product. */
  names: readonly string[];
  /** The day on which the claims have to be in force, as an ISO 8601 date. */
  day: string;
};

/**
 * A function that finds the sentences of a text that claim more than is approved: numbers, prices, superlatives, comparisons, guarantees, and words of health and
 * environment. An approved claim has to say the same: the same number with the same unit, and a limit (`up to`) that is not stronger; or
 * the same word; and the sentence, where it has more words, shares one of them. English and German are known; in other languages only
 * numbers, prices and English words are found. Each text is judged once.
 */
export function claimChecker(context: ClaimContext): (text: string) => readonly UnapprovedClaim[] {
  const {claims, language, names} = context;
  const approved = claims.map((claim) => ({claim, said: sayingOf(claim, language, names)}));
  const known = new Map<string, readonly UnapprovedClaim[]>();
  return (text) => {
    const found = known.get(text) ?? judge(text, approved, context);
    known.set(text, found);
    return found;
  };
}

function judge(
  text: string,
  approved: readonly {claim: ApprovedClaim; said: Saying}[],
  context: ClaimContext,
): UnapprovedClaim[] {
  const {language, names} = context;
  return statementsIn(text, language, names).flatMap((statement): UnapprovedClaim[] => {
    const judged = statement.marks.map((mark) => {
      const saying = approved.filter(({said}) => says(said, mark, statement));
      const bars = saying.map(({claim}) => claimBar(claim, context));
      return {mark, claim: saying[0]?.claim, ok: bars.includes(undefined), bar: bars[0] ?? null};
    });
    const open = judged.filter(({ok}) => !ok);
    const [first] = open;
    if (!first) return [];
    const barred = open.find(({bar}) => bar !== null);
    return [
      {
        sentence: statement.sentence,
        marks: open.map(({mark}) => mark),
        nearest: barred?.claim ?? nearestClaim(statement, approved),
        bar: barred?.bar ?? null,
      },
    ];
  });
}

/** An approved claim: its sentences, what they share, and their wording. */
type Saying = {statements: Statement[]; content: string[]; wordings: ReadonlySet<string>};

/** A sentence without its last mark, in lower case. */
const wordingOf = (sentence: string): string =>
  sentence
    .toLowerCase()
    .replace(/[.!?…]+$/u, '')
    .trim();

/** Everything that an approved claim says, its sentences together. */
function sayingOf({text}: ApprovedClaim, language: string, names: readonly string[]): Saying {
  const statements = statementsIn(text, language, names, true);
  return {
    statements,
    content: statements.flatMap(({content}) => content),
    wordings: new Set(statements.map(({sentence}) => wordingOf(sentence))),
  };
}

/** Whether an approved claim says what a mark of a statement says. */
function says({statements, content, wordings}: Saying, mark: ClaimMark, statement: Statement): boolean {
  if (wordings.has(wordingOf(statement.sentence))) return true;
  const isSaid = statements.some((said) =>
    said.marks.some((other) => isSame(mark, other) && hasCondition(statement, other, said)),
  );
  if (!isSaid) return false;
  // A price is of the one product; the amount says all.
  if (mark.kind === 'price' && mark.figure && mark.figure.value > 0) return true;
  return (
    statement.content.length === 0 ||
    statement.content.some((word) => content.some((other) => isForm(word, other)))
  );
}

/** Kinds of words that say more without what follows them: `guaranteed for 2 years`, `the lightest in our range`, `free shipping`. */
const CONDITIONAL: readonly ClaimMark['kind'][] = ['superlative', 'comparison', 'guarantee', 'price'];

/** Whether a statement has the words that follow a word of an approved claim, and the numbers of the claim. */
function hasCondition(
  {words, marks}: Statement,
  {kind, figure, condition}: ClaimMark,
  said: Statement,
): boolean {
  if (figure || !CONDITIONAL.includes(kind)) return true;
  return (
    condition.every((word) => words.some((other) => isForm(word, other) || isPart(word, other))) &&
    said.marks.every((each) => !each.figure || marks.some((own) => own.figure && isSame(own, each)))
  );
}

/** Whether one word is the last part of the other: `Fahrradlampe` is a `Lampe`. */
const isPart = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 4 && (a.endsWith(b) || b.endsWith(a));

function isSame(mark: ClaimMark, approved: ClaimMark): boolean {
  if (mark.kind !== approved.kind) return false;
  if (!mark.figure || !approved.figure) return mark.key !== '' && mark.key === approved.key;
  const {value, unit, isSaving, isPrice} = mark.figure;
  return (
    value === approved.figure.value &&
    isUnitOf(unit, approved.figure.unit) &&
    isSaving === approved.figure.isSaving &&
    isNoStronger(mark.figure.bound, approved.figure.bound, isPrice && !isSaving)
  );
}

/** The limits that a text may use where a claim with this limit is approved. */
const WEAKER: Record<ClaimFigure['bound'], readonly ClaimFigure['bound'][]> = {
  exact: ['exact', 'at most', 'about'],
  'at least': ['at least', 'exact', 'at most', 'about'],
  'at most': ['at most'],
  // For a charging time, `under 5 minutes` is more than `5 minutes`.
  below: ['below'],
  about: ['about'],
};

/** `39 euros` may not be said where `from 39 euros` is approved: the price is then often higher. */
const isNoStronger = (
  bound: ClaimFigure['bound'],
  approved: ClaimFigure['bound'],
  isPrice: boolean,
): boolean =>
  isPrice
    ? bound === approved || (approved === 'exact' && bound === 'at least')
    : WEAKER[approved].includes(bound);

/** Whether two words are forms of one: they begin with the same four letters or more, and end differently by at most three. */
function isForm(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const shared = [...short].findIndex((letter, at) => letter !== long[at]);
  const same = shared < 0 ? short.length : shared;
  return same >= 4 && long.length - same <= 3;
}

function nearestClaim(
  statement: Statement,
  approved: readonly {claim: ApprovedClaim; said: Saying}[],
): ApprovedClaim | null {
  const {sentence} = statement;
  const likeness = ({text}: ApprovedClaim): number => {
    const [a, b] = [sentence.toLowerCase(), text.toLowerCase()];
    const words = new Set(b.match(/[\p{L}\p{N}]+/gu));
    const own = a.match(/[\p{L}\p{N}]+/gu) ?? [];
    const shared = own.filter((word) => words.has(word)).length / Math.max(own.length, 1);
    return shared + 1 - distance(a, b) / Math.max(a.length, b.length, 1);
  };
  const alike = approved.filter(({said}) => isAbout(said, statement)).map(({claim}) => claim);
  return alike.sort((a, b) => likeness(b) - likeness(a))[0] ?? null;
}

/** Whether a claim is about what a sentence is about: they share a word that has a meaning, what they promise, or a number with its unit. */
const isAbout = ({statements, content}: Saying, statement: Statement): boolean =>
  statement.content.some((word) => content.some((other) => isForm(word, other))) ||
  statement.marks.some((mark) => statements.some((said) => said.marks.some((other) => isAlike(mark, other))));

function isAlike({kind, key, figure}: ClaimMark, other: ClaimMark): boolean {
  if (kind !== other.kind) return false;
  if (figure === null || other.figure === null) return key !== '' && key === other.key;
  // Without a unit, equal numbers have nothing in common.
  return figure.isPrice || (figure.unit !== '' && isUnitOf(figure.unit, other.figure.unit));
}
