import {isUnitOf} from '../claims/measures.ts';
import {type Statement, statementsIn} from '../claims/statements.ts';
import {asName, asWholeWords, literally, wordPlaces} from '../text/whole-words.ts';
import {ENGLISH_REAL} from './english-real-words.ts';
import {isFirstName} from './first-names.ts';
import {GERMAN_REAL} from './german-real-words.ts';
import type {RealKind, RealWords} from './real-words.ts';
import {TRIALS} from './trials.ts';

/** Why a shot has to be filmed. */
export type MustShoot = {
  kind: RealKind;
  /** The words of the shot that say so. */
  words: string;
};

/** What a brief says that decides which shots have to be filmed. */
export type SeedContext = {
  /** A BCP 47 tag. Both known languages are looked for in every text; this one comes first. */
  language: string;
  /** Names of products and brands, which are not names of people. */
  names: readonly string[];
  /** People whom the brief names. */
  people: readonly string[];
  /** The wording of the approved claims. */
  claims: readonly string[];
  /** What the brief names as the demonstration of a claim. Default: nothing. */
  demonstration?: string | undefined;
};

/**
 * The seed rule: a shot has to be filmed if it shows a real, identifiable person, a real event, a real place of the advertiser, or a
 * demonstration that is a claim. Undefined where a model may make it. The rule reads English and German. In doubt it has the shot
 * filmed: a wrong refusal can be corrected in shots.yaml, and a generated proof is a false one.
 */
export function mustShoot(text: string, context: SeedContext): Readonly<MustShoot> | undefined {
  const key = JSON.stringify([text, context]);
  if (JUDGED.has(key)) return JUDGED.get(key);
  const found = judged(text, context);
  if (JUDGED.size >= MOST_JUDGED) JUDGED.clear();
  JUDGED.set(key, found);
  return found;
}

/** What was found in earlier texts: each opening of a spot asks again, and V8 compiles the patterns again (0.1 s) once it has dropped them. */
const JUDGED = new Map<string, Readonly<MustShoot> | undefined>();
const MOST_JUDGED = 500;

function judged(text: string, context: SeedContext): MustShoot | undefined {
  const bare = withoutNames(text.normalize('NFC'), context.names);
  const {demonstration} = context;
  if (demonstration !== undefined && text.includes(firstClause(demonstration)))
    return {kind: 'demonstration', words: demonstration};
  const isGerman = context.language.startsWith('de');
  const words = isGerman ? [GERMAN_REAL, ENGLISH_REAL] : [ENGLISH_REAL, GERMAN_REAL];
  return (
    namedPerson(bare, context.people) ??
    firstOf(words, (each) => ownThing(bare, each)) ??
    firstOf(words, (each) => phraseOf(bare, each)) ??
    // In German every noun has a capital: there, two capitals are no name.
    firstOf(isGerman ? [GERMAN_REAL] : words, (each) => nameOf(bare, each)) ??
    shownClaim(text, context, words) ??
    triedClaim(text, context)
  );
}

/** A shot has the clauses of a text in fields of their own. */
const firstClause = (text: string): string => text.normalize('NFC').split(/[,;:]/)[0]?.trim() ?? text;

const firstOf = <T, R>(list: readonly T[], find: (each: T) => R | undefined): R | undefined =>
  list.map(find).find((found) => found !== undefined);

/** The text with a neutral word in place of each name, so that a product called after a person is a product. */
const withoutNames = (text: string, names: readonly string[]): string =>
  [...names]
    .filter((name) => name.trim() !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(asName(name), 'product'), text);

/** A person of the brief, by any part of the name. */
function namedPerson(text: string, people: readonly string[]): MustShoot | undefined {
  for (const part of people.flatMap((name) => name.split(/\s+/).filter((each) => each.length >= 3))) {
    const found = asWholeWords(literally(part), 'u').exec(text);
    if (found && /^\p{Lu}/u.test(part)) return {kind: 'person', words: found[0]};
  }
  return undefined;
}

/** `our baker`, `our farm`: what the advertiser has is real, but for the product and figures that are made up. */
function ownThing(text: string, {owners, ownedThings, invented, absent}: RealWords): MustShoot | undefined {
  const pattern = asWholeWords(
    `(?:${owners}) (?!(?:${ownedThings}|product)(?!\\p{L}))(?:\\p{L}+[ -]?){1,3}`,
    'giu',
  );
  const found = [...text.matchAll(pattern)].find(
    (match) => !isAbsent(text, match, absent) && !isInvented(text, match, invented),
  );
  return found ? {kind: 'person', words: found[0].trim()} : undefined;
}

const KINDS: readonly RealKind[] = ['person', 'event', 'place', 'demonstration'];

function phraseOf(text: string, {phrases, invented, absent}: RealWords): MustShoot | undefined {
  return firstOf(KINDS, (kind) =>
    firstOf(phrases[kind], (source) => {
      const found = wordPlaces(text, source, 'giu').find(
        (match) =>
          kind === 'demonstration' || !(isAbsent(text, match, absent) || isInvented(text, match, invented)),
      );
      return found && {kind, words: found[0].trim()};
    }),
  );
}

function nameOf(text: string, {named, invented, absent}: RealWords): MustShoot | undefined {
  const byPattern = firstOf(['person', 'event', 'place'] as const, (kind) =>
    firstOf(named[kind], (source) => {
      const found = wordPlaces(text, source, 'gu').find(
        (match) => !isAbsent(text, match, absent) && !isInvented(text, match, invented),
      );
      return found && {kind, words: found[0].trim()};
    }),
  );
  if (byPattern) return byPattern;
  const full = [...text.matchAll(/(?<!\p{L})(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+)(?!\p{L})/gu)].find(
    (match) => isFirstName(match[1] ?? '') && !isInvented(text, match, invented),
  );
  return full && {kind: 'person', words: full[0]};
}

/** Whether the words before say that it is not in the picture: `no customers`. */
const isAbsent = (text: string, {index = 0}: {index?: number}, absent: string): boolean =>
  asWholeWords(`(?:${absent})(?: \\p{L}+){0,2} ?$`, 'iu').test(text.slice(0, index).trimEnd().concat(' '));

/** Whether the clause around it says that the figure is made up. */
function isInvented(text: string, {index = 0}: {index?: number}, invented: string): boolean {
  const from = Math.max(text.lastIndexOf('.', index), text.lastIndexOf(';', index)) + 1;
  const rest = text.slice(index).search(/[.;]/);
  return asWholeWords(invented, 'iu').test(text.slice(from, rest < 0 ? undefined : index + rest));
}

/**
 * The picture says what an approved claim says: the same number about the same thing, most of its words, or one of its words where the product
 * is named.
 */
function shownClaim(
  text: string,
  {claims, language, names}: SeedContext,
  words: readonly RealWords[],
): MustShoot | undefined {
  const shown = statementsIn(text, language, names);
  // By its own name: in `juniper branches`, Juniper Soap is not.
  const isNamed = names.some((name) => asWholeWords(literally(name.split(' ')[0] ?? name), 'u').test(text));
  const isLater = words.some(({later}) => asWholeWords(later, 'iu').test(text));
  for (const claim of claims) {
    const said = statementsIn(claim, language, names, true);
    const wanted = [...new Set(said.flatMap(({content}) => content))];
    const shared = wanted.filter((word) => shown.some((each) => each.words.some((own) => isLike(own, word))));
    const sameFigure = figuresIn(said).find((a) =>
      figuresIn(shown).some((b) => a.value === b.value && isUnitOf(a.unit, b.unit)),
    );
    const tells = shared.length >= 2 && shared.length * 2 >= wanted.length;
    if (tells || (isNamed && shared.length > 0) || (sameFigure && (shared.length > 0 || isLater)))
      return {kind: 'demonstration', words: claim};
  }
  return undefined;
}

/** The product of a claim is put under what the claim is about: its test, whatever the words for the outcome are. */
function triedClaim(text: string, {claims, names}: SeedContext): MustShoot | undefined {
  const hasProduct = showsThing(text, names);
  for (const claim of claims) {
    const found = TRIALS.filter(({withoutProduct}) => withoutProduct || hasProduct).find(
      (trial) => trial.claim.test(claim) && trial.picture.test(text),
    );
    if (found) return {kind: 'demonstration', words: claim};
  }
  return undefined;
}

/** Whether a picture shows the product: by its name, by the last word of it, or as a thing that is known already (`the sleeve`). */
function showsThing(text: string, names: readonly string[]): boolean {
  const stem = (word: string): string => literally(word.replace(/(?:e?s|en|n)$/u, ''));
  const heads = names.flatMap((name) => name.split(/[\s-]+/).filter((each) => /\p{L}{3}/u.test(each)));
  return (
    heads.some((word) => new RegExp(`(?<!\\p{L})\\p{L}*${stem(word)}`, 'iu').test(text)) ||
    /^(?:the|der|die|das|dem|den) \p{L}|, (?:and )?the \p{L}| (?:auf|unter|in|an|über) (?:den|der|dem|die|das) \p{L}/iu.test(
      text,
    )
  );
}

const figuresIn = (statements: readonly Statement[]) =>
  statements.flatMap(({marks}) => marks.flatMap(({figure}) => (figure ? [figure] : [])));

/** Forms of one word: the same first letters, four or more, and short endings. */
function isLike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const differs = [...short].findIndex((letter, at) => letter !== long[at]);
  const same = differs < 0 ? short.length : differs;
  return same >= 4 && long.length - same <= 3;
}
