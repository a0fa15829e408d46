import {distance} from 'fastest-levenshtein';
import {type ApprovedClaim, claimBar} from './approved-claim.ts';
import {approves, isForm, PRICE_WORD, type Saying, sayingOf, wordsOfNames} from './claim-approval.ts';
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
  const sayings = claims.map((claim) => ({claim, said: sayingOf(claim, language, names)}));
  const approved = sayings.map((each) => ({...each, things: thingsOf(sayings, each.claim, names)}));
  const known = new Map<string, readonly UnapprovedClaim[]>();
  return (text) => {
    const found = known.get(text) ?? judge(text, approved, context);
    known.set(text, found);
    return found;
  };
}

type Approved = {claim: ApprovedClaim; said: Saying; things: readonly string[]};

/** The words of the names, and those of the other claims with a price: what a price can be of. */
function thingsOf(
  sayings: readonly {claim: ApprovedClaim; said: Saying}[],
  claim: ApprovedClaim,
  names: readonly string[],
): string[] {
  const priced = sayings
    .filter((each) => each.claim !== claim)
    .flatMap(({said}) => said.statements)
    .filter(({marks}) => marks.some(({figure}) => figure?.isPrice && !figure.isSaving));
  return [...wordsOfNames(names), ...priced.flatMap(({content}) => content)].filter(
    (word) => !PRICE_WORD.test(word),
  );
}

function judge(text: string, approved: readonly Approved[], context: ClaimContext): UnapprovedClaim[] {
  const {language, names} = context;
  return statementsIn(text, language, names).flatMap((statement): UnapprovedClaim[] => {
    const judged = statement.marks.map((mark) => {
      const saying = approved.filter(({said, things}) => approves(said, mark, {statement, things}));
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
  const alike = approved.filter(({said}) => isRelated(said, statement)).map(({claim}) => claim);
  return alike.sort((a, b) => likeness(b) - likeness(a))[0] ?? null;
}

/** Whether a claim is about what a sentence is about: they share a word that has a meaning, what they promise, or a number with its unit. */
const isRelated = ({statements, content}: Saying, statement: Statement): boolean =>
  statement.content.some((word) => content.some((other) => isForm(word, other))) ||
  statement.marks.some((mark) => statements.some((said) => said.marks.some((other) => isAlike(mark, other))));

function isAlike({kind, key, figure}: ClaimMark, other: ClaimMark): boolean {
  if (kind !== other.kind) return false;
  if (figure === null || other.figure === null) return key !== '' && key === other.key;
  // Without a unit, equal numbers have nothing in common.
  return figure.isPrice || (figure.unit !== '' && isUnitOf(figure.unit, other.figure.unit));
}
