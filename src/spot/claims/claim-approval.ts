import type {ApprovedClaim} from './approved-claim.ts';
import type {ClaimFigure} from './claim-figure.ts';
import {isKnownLanguage, seemsIn} from './claim-words.ts';
import {changesPrice} from './foreign-prices.ts';
import {isUnitOf} from './measures.ts';
import {type ClaimMark, type Statement, statementsIn} from './statements.ts';

/** An approved claim: its sentences, what they share, and their wording. */
export type Saying = {statements: Statement[]; content: string[]; wordings: ReadonlySet<string>};

/** A sentence without its last mark, in lower case. */
const wordingOf = (sentence: string): string =>
  sentence
    .toLowerCase()
    .replace(/[.!?…]+$/u, '')
    .trim();

/** Everything that an approved claim says, its sentences together. `shown`: the language of the texts that it is compared with, which a claim without one is read in. */
export function sayingOf({text, language}: ApprovedClaim, shown: string, names: readonly string[]): Saying {
  const own = language ?? (isKnownLanguage(shown) ? shown : (seemsIn(text) ?? shown));
  const statements = statementsIn(text, own, names, true);
  return {
    statements,
    content: statements.flatMap(({content}) => content),
    wordings: new Set(statements.map(({sentence}) => wordingOf(sentence))),
  };
}

/** Whether an approved claim says what a mark of a statement says. `things`: words for the product, and for what other claims give a price of. */
export function approves(
  saying: Saying,
  mark: ClaimMark,
  {statement, things}: {statement: Statement; things: readonly string[]},
): boolean {
  if (saying.wordings.has(wordingOf(statement.sentence))) return true;
  return saying.statements.some((said) =>
    said.marks.some(
      (other) =>
        isSame(mark, other) &&
        canCompare(statement, said, mark, saying) &&
        hasCondition(statement, mark, {other, said}) &&
        isAbout(mark, other, {statement, saying, said, things}),
    ),
  );
}

/**
 * Whether a number can be compared by its meaning. In a language whose units and limits are not known, that is so with a claim in a known one, for a number that
 * stands alone and for a price without words that change it. Otherwise the copy has to have the wording of the claim between two marks.
 */
function canCompare(statement: Statement, said: Statement, {figure}: ClaimMark, saying: Saying): boolean {
  if (!figure || (statement.isRead && said.isRead)) return true;
  if (said.isRead && figure.isPrice && !changesPrice(statement.sentence)) return true;
  if (said.isRead && !/\p{L}/u.test(statement.sentence.replace(figure.text, ''))) return true;
  const parts = statement.sentence.split(/\s*[,;:–—]\s+|\s+[–—-]\s+/u).map(wordingOf);
  return parts.some((part) => part.includes(figure.text.toLowerCase()) && saying.wordings.has(part));
}

/** Words of a sentence about a price that say nothing of what has it. */
export const PRICE_WORD =
  /^(?:costs?|kostet|kosten|prices?|preise?|statt|instead|order|orders|bestell\p{L}*|hol\p{L}*|take|buy|yours)$/u;

const sharedBy = (words: readonly string[], others: readonly string[]): number =>
  words.filter((word) => others.some((other) => isForm(word, other) || isPart(word, other))).length;

/** Whether a mark is about what the mark of a claim is about. */
function isAbout(
  mark: ClaimMark,
  other: ClaimMark,
  {
    statement,
    saying,
    said,
    things,
  }: {statement: Statement; saying: Saying; said: Statement; things: readonly string[]},
): boolean {
  const {figure, near} = mark;
  if (!figure || !other.figure)
    return statement.content.length === 0 || sharedBy(statement.content, saying.content) > 0;
  const isSeveral = statement.marks.filter((each) => each.figure).length > 1;
  const own = isSeveral ? [...near, ...mark.common] : statement.content;
  const beside = saying.statements.filter(
    (each) => each !== said && each.marks.every((every) => !every.figure),
  );
  const words = [...other.near, ...other.common, ...beside.flatMap(({content}) => content)];
  if (hasRival(near.length > 0 ? near : own, other, saying)) return false;
  if (mark.kind !== 'price' || figure.value === 0) return own.length === 0 || sharedBy(own, words) > 0;
  // A price is of the one product, unless one of the two says of what else.
  const all = words.filter((word) => !PRICE_WORD.test(word));
  const {subject} = mark;
  if (subject !== undefined && (all.length > 0 || other.subject !== undefined)) {
    const named = other.subject === 'name' ? things : [];
    if (subject === 'name' ? !isOfProduct(other, all, things) : sharedBy([subject], [...all, ...named]) === 0)
      return false;
  }
  return all.length === 0 || sharedBy(own, all) > 0 || sharedBy(own, things) === 0;
}

/** Whether a price of a claim is that of the product: the claim names no other thing that costs it. */
const isOfProduct = ({subject}: ClaimMark, words: readonly string[], things: readonly string[]): boolean =>
  subject === undefined || subject === 'name' || sharedBy([subject], things) > 0 || words.length === 0;

/** Whether another number of the claim is more about the words of a sentence: `hot for 12 hours` of a claim that also says `cold for 24 hours`. */
function hasRival(own: readonly string[], other: ClaimMark, {statements}: Saying): boolean {
  const shared = sharedBy(own, other.near);
  return statements.some(({marks}) =>
    marks.some(
      ({figure, near}) =>
        figure !== null &&
        (figure.value !== other.figure?.value || figure.unit !== other.figure.unit) &&
        sharedBy(own, near) > shared,
    ),
  );
}

/** Kinds of words that say more without what follows them: `guaranteed for 2 years`, `the lightest in our range`, `free shipping`. */
const CONDITIONAL: readonly ClaimMark['kind'][] = ['superlative', 'comparison', 'guarantee', 'price'];

/** Whether a statement has the words that limit a mark of an approved claim, and the numbers of the claim that do. */
function hasCondition(
  {words, marks}: Statement,
  {after}: ClaimMark,
  {other: {kind, figure, condition, terms}, said}: {other: ClaimMark; said: Statement},
): boolean {
  const has = (list: readonly string[], among: readonly string[]): boolean =>
    list.every((word) => sharedBy([word], among) > 0);
  const hasFigure = (each: ClaimFigure): boolean =>
    marks.some((own) => own.figure && isSameFigure(own.figure, each));
  if (figure) return has(terms.words, words) && terms.figures.every(hasFigure);
  if (!CONDITIONAL.includes(kind)) return true;
  // `Lighter than Peck` is not `Peck, lighter than ours`.
  const isTurned = kind === 'comparison' && after.some((word) => /^(?:than|als|wie|as)$/.test(word));
  return (
    has(condition, isTurned ? after : words) &&
    said.marks.every((each) => !each.figure || hasFigure(each.figure))
  );
}

/** Whether one word is the last part of the other: `Fahrradlampe` is a `Lampe`. */
const isPart = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 4 && (a.endsWith(b) || b.endsWith(a));

function isSame(mark: ClaimMark, approved: ClaimMark): boolean {
  if (mark.kind !== approved.kind) return false;
  if (mark.figure && approved.figure) return isSameFigure(mark.figure, approved.figure);
  return mark.figure === approved.figure && mark.key !== '' && mark.key === approved.key;
}

const isSameFigure = (figure: ClaimFigure, approved: ClaimFigure): boolean =>
  figure.value === approved.value &&
  isUnitOf(figure.unit, approved.unit) &&
  figure.isPrice === approved.isPrice &&
  figure.isSaving === approved.isSaving &&
  figure.isFormer === approved.isFormer &&
  figure.per === approved.per &&
  isNoStronger(figure.bound, approved.bound, figure.isPrice && !figure.isSaving);

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
export function isForm(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const shared = [...short].findIndex((letter, at) => letter !== long[at]);
  const same = shared < 0 ? short.length : shared;
  return same >= 4 && long.length - same <= 3;
}
