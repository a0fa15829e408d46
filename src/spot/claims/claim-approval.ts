import type {ApprovedClaim} from './approved-claim.ts';
import type {ClaimFigure} from './claim-figure.ts';
import {isKnownLanguage, seemsIn} from './claim-words.ts';
import {changesPrice} from './foreign-prices.ts';
import {isUnitOf} from './measures.ts';
import {type ClaimMark, type Statement, statementsIn} from './statements.ts';

/** An approved claim. */
export type Saying = {
  statements: Statement[];
  /** The words with a meaning of all its sentences. */
  content: string[];
  /** Its sentences, without their last mark. */
  wordings: ReadonlySet<string>;
  /** The words of the names of product and brand. */
  named: string[];
};

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
    named: wordsOfNames(names),
  };
}

/** The words of names, in lower case. */
export const wordsOfNames = (names: readonly string[]): string[] =>
  names.flatMap((name) => name.toLowerCase().match(/\p{L}{3,}/gu) ?? []);

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
        isSame(mark, other, said.sentence) &&
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
    return statement.content.length === 0
      ? saysWhole(said, saying)
      : sharedBy(statement.content, said.content.length === 0 ? saying.content : said.content) > 0;
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

/** Verbs and nouns that do not say what a claim is about. */
const GENERIC =
  /^(?:gives?|offers?|comes?|products?|gibt|geben|bieten?|bietet|bekommst|bekommt|erhältst|erhält|produkte?n?)$/u;

/** Whether a claim is about the product, and not only about a part of it: `Our packaging is climate neutral` does not approve `Climate neutral`. */
const saysWhole = ({content}: Statement, {named}: Saying): boolean =>
  content.every((word) => GENERIC.test(word) || sharedBy([word], named) > 0);

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

/**
 * Whether a statement has the words that limit a mark of an approved claim, and the numbers of the claim that do: `guaranteed for 2 years`, `the lightest in our
 * range`, `free shipping, when you buy two`, `80 % recycled steel`.
 */
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

function isSame(mark: ClaimMark, approved: ClaimMark, claim: string): boolean {
  if (mark.kind !== approved.kind) return false;
  if (mark.figure && approved.figure)
    return (
      isSameFigure(mark.figure, approved.figure) &&
      !(isWait(approved.figure, claim) && mark.figure.bound !== approved.figure.bound)
    );
  return mark.figure === approved.figure && mark.key !== '' && mark.key === approved.key;
}

const isSameFigure = (figure: ClaimFigure, approved: ClaimFigure): boolean =>
  figure.value === approved.value &&
  isUnitOf(figure.unit, approved.unit) &&
  figure.isPrice === approved.isPrice &&
  figure.isSaving === approved.isSaving &&
  figure.isFormer === approved.isFormer &&
  figure.per === approved.per &&
  isNoStronger(figure, approved);

const TIMES: readonly string[] = ['second', 'minute', 'hour', 'day', 'night', 'week', 'month', 'year'];
const WAITING =
  /(?<!\p{L})(?:deliver|dispatch|shipp|arriv|charg|takes?(?!\p{L})|ready|boil|brew|install|assembl|set ?up|dry|dries|liefer|versand|lade|lädt|auflad|aufgeladen|dauert|fertig|bereit|aufbau|montage|trockn|koch)/iu;

/** Whether a claim gives the least time that one has to wait: then a shorter wording promises more. */
const isWait = ({bound, unit}: ClaimFigure, claim: string): boolean =>
  bound === 'at least' && TIMES.includes(unit) && WAITING.test(claim);

/** The limits that a text may use where a claim with this limit is approved. */
const WEAKER: Record<ClaimFigure['bound'], readonly ClaimFigure['bound'][]> = {
  exact: ['exact', 'at most', 'about'],
  'at least': ['at least', 'exact', 'about'],
  'at most': ['at most'],
  // For a charging time, `under 5 minutes` is more than `5 minutes`.
  below: ['below'],
  about: ['about'],
};

function isNoStronger(
  {bound}: ClaimFigure,
  {bound: approved, isPrice, isSaving, startsRange}: ClaimFigure,
): boolean {
  // `In 2 days` is more than `in 2–4 days`.
  if (startsRange) return bound === 'at least';
  // `39 euros` may not be said where `from 39 euros` is approved: the price is then often higher.
  if (isPrice && !isSaving) return bound === approved || (approved === 'exact' && bound === 'at least');
  return WEAKER[approved].includes(bound);
}

/** Whether two words are forms of one: they begin with the same four letters or more, and end differently by at most three. */
export function isForm(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const shared = [...short].findIndex((letter, at) => letter !== long[at]);
  const same = shared < 0 ? short.length : shared;
  return same >= 4 && long.length - same <= 3;
}
