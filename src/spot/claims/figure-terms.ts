import {UNITS} from './measures.ts';

/** A place in a text: its first character, and the one after its last. */
type Place = readonly [from: number, to: number];

const UNIT = UNITS.map(([, written]) => written).join('|');
/** Periods as one word, and what else an amount can be of each time, after `per`. */
const ADVERBS: readonly [period: string, written: string][] = [
  ['day', 'daily|täglich'],
  ['week', 'weekly|wöchentlich'],
  ['month', 'monthly|monatlich|mtl\\.?|p\\. ?m\\.?'],
  ['year', 'yearly|annually|jährlich|p\\. ?a\\.?'],
  // Of a price, only a part is paid.
  ['part', 'deposit|upfront|down payment|instal?lments?|anzahlung|raten'],
];
/** Those that are only behind an amount: before it, `pm` is a time of day. */
const SHORT: readonly [period: string, written: string][] = [
  ['week', 'pw|p\\. ?w\\.?'],
  ['month', 'pm|pcm'],
  ['year', 'pa'],
  ['part', 'down'],
  ['person', 'pp|p\\. ?p\\.?'],
];
const NOUNS: readonly [period: string, written: string][] = [
  ['month', 'mo|mth'],
  ['person', 'users?|persons?|people|seats?|nutzer(?:in)?|personen?|kopf'],
];
const listed = (list: readonly [string, string][]): string => list.map(([, written]) => written).join('|');
const OF_EACH = `(?:a|an|per|each|every|pro|je|im|am|jede[nrs]?) (?:${UNIT}|${listed(NOUNS)})`;
const EACH = /^(?:\/ ?|(?:a|an|per|each|every|pro|je|im|am|jede[nrs]?) )/iu;

const PER_AFTER = new RegExp(
  `^(?: of \\p{L}+)?[ ,–—-]*(?<each>${OF_EACH}|/ ?(?:${UNIT}|${listed(NOUNS)})|${listed(ADVERBS)}|${listed(SHORT)})(?![\\p{L}\\p{N}])`,
  'iu',
);
const PER_BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<each>${OF_EACH}|${listed(ADVERBS)})(?: (?:for|für|only|just|nur|from|ab|at|schon))*[ :,–—-]+$`,
  'iu',
);

/** What an amount is of, each time: `month` of `€9.99 a month`; empty for one that is paid or counted once. */
export function perOf(left: string, right: string): string {
  const each = PER_AFTER.exec(right)?.groups?.each ?? PER_BEFORE.exec(left)?.groups?.each;
  if (each === undefined) return '';
  const period = each.replace(EACH, '');
  return (
    [...ADVERBS, ...SHORT, ...NOUNS, ...UNITS].find(([, written]) =>
      new RegExp(`^(?:${written})$`, 'iu').test(period),
    )?.[0] ?? ''
  );
}

/** Whether an amount is one that is no longer asked: `was €59`. */
export const isFormer = (left: string): boolean =>
  /(?<!\p{L})(?:was|were|before|formerly|instead of|rrp|statt|vorher|früher|zuvor|bisher|uvp|war|waren)(?: (?:only|just|nur|at|bei|noch))?[: ]+$/iu.test(
    left,
  );

/** Stands for each letter of a name of the product or the brand. */
export const NAME_MARK = '\ue000';

const ONLY = '(?:for|für|now|jetzt|only|just|nur|from|ab|at|schon|already|about|etwa|rund|is|are|ist|sind)';
const SUBJECT = new RegExp(
  `(?:(?<word>\\p{L}{3,})[ :]+(?:costs?|kostet|kosten)|(?<name>${NAME_MARK}{2,})(?: (?:costs?|kostet|kosten))?)(?:[ :,–—-]+${ONLY})*[ :,–—-]+$`,
  'iu',
);

/** The word for what costs an amount, in lower case; `name` for a name of the product or the brand; undefined where the text does not say it. */
export function pricedThing(left: string): string | undefined {
  const {word, name} = SUBJECT.exec(left)?.groups ?? {};
  return name === undefined ? word?.toLowerCase() : 'name';
}

/** The dash of `24–48 hours` separates nothing. */
const STOP = /[,;:!?…]|(?<!\d ?)[–—]|[–—](?! ?\d)|[.](?=\s|$)/gu;
const JOINT = / (?:and|but|or|und|aber|oder|sowie|&|\+) /giu;

/** The parts of a sentence: between commas and the like, and on both sides of an `and` that has numbers on both sides. */
export function partsOf(text: string, figures: readonly Place[]): Place[] {
  const isFree = (at: number): boolean => figures.every(([from, to]) => at < from || at >= to);
  const cut = (places: readonly number[]): Place[] =>
    places.flatMap((at, index): Place[] => {
      const next = places[index + 1];
      return next === undefined ? [] : [[at, next]];
    });
  const has = ([from, to]: Place): boolean => figures.some((each) => each[0] >= from && each[0] < to);
  const stops = [...text.matchAll(STOP)].map(({index}) => index).filter(isFree);
  return cut([0, ...stops.map((at) => at + 1), text.length]).flatMap((part) => {
    const joints = [...text.slice(...part).matchAll(JOINT)].map(({index}) => index + part[0]);
    const used: number[] = [];
    for (const at of joints) if (has([used.at(-1) ?? part[0], at]) && has([at, part[1]])) used.push(at);
    return cut([part[0], ...used, part[1]]);
  });
}

/** Words that begin what limits an amount: `when you buy two`, `in eco mode`, `on lids`. */
const TERM =
  /(?<![\p{L}\p{N}-])(?:when|if|with|without|over|on|in|at|during|while|until|till|under|after|since|except|excluding|excl\.?|plus|per|against|via|wenn|falls|sofern|bei|beim|mit|ohne|im|auf|ab|unter|während|bis|seit|nach|pro|solange|außer|zzgl\.?|zuzüglich|gegen|am)(?![\p{L}\p{N}-])|\((?=[^()]{1,40} only\)|only |nur )/iu;
/** Those that also begin what a price is of: `€39 for two`, `€10 off your first order`, `for €50 or more`. */
const PRICE_TERM =
  /(?<![\p{L}\p{N}-])(?:for (?!the \p{L}+$|a \p{L}+$|your \p{L}+$)|für (?!(?:die|den|das|deine?n?|eine?n?) \p{L}+$)|off(?= \p{L})|from|von|(?=(?:today|tonight|tomorrow|this (?:week|weekend|month|season|spring|summer|autumn|winter)|heute|morgen|diese[nrsm]? \p{L}+)(?!\p{L})))/iu;
/** Those that limit the part before a comma or a full stop. */
const NEXT_TERM =
  /^[,;:.!?–—]? ?(?:when|if|while|as long as|once|unless|until|till|wenn|falls|sofern|solange|sobald|bis(?! zu )|except|excluding|außer|ausgenommen|(?:only|nur)(?! (?:(?:for|für) )?[\d\p{Sc}])|[^,;:\d\p{Sc}]{1,30} only)(?!\p{L})/iu;
/** Whether a sentence is only a limit of the one before it: `Members only.` */
export const limitsSentence = (sentence: string): boolean =>
  sentence.length <= MOST_OF_LIMIT && !/[,;:]/.test(sentence) && NEXT_TERM.test(sentence);

/** Characters of a sentence from which on it says something of its own. */
const MOST_OF_LIMIT = 60;

/** Those that limit what follows, at the beginning of a sentence. */
const LEAD =
  /^\W*(?:(?:when|if|with|without|in|on|at|during|while|after|for|only|exclusively|wenn|falls|bei|beim|mit|ohne|im|auf|am|während|nach|für|nur|exklusiv|zum|zur)(?!\p{L})|(?=[^,;:.!?\d]{1,30} only ?[,:–—]))/iu;
/** Those of a price, and of a word: `From Monday: free shipping`. */
const PRICE_LEAD =
  /^\W*(?:(?:from|until|till|ab|bis)(?! (?:sofort|jetzt|heute|now|today)(?!\p{L}))(?!\p{L})|(?=(?:today|tonight|tomorrow|this (?:week|weekend|month|season|spring|summer|autumn|winter)|heute|morgen|diese[nrsm]? \p{L}+)[:,]))/iu;

/**
 * The places of a claim that limit an amount: what follows it from `with`, `when`, `on` and the like, to the end of its part of the sentence; and a
 * sentence that begins so, up to the amount. `parts`: those of `partsOf`. `isMoney`: for prices and savings.
 */
export function termsOf(
  text: string,
  at: Place,
  {parts, figures, isMoney}: {parts: readonly Place[]; figures: readonly Place[]; isMoney: boolean},
): Place[] {
  // What it is of each time is no condition.
  const from = PER_BEFORE.exec(text.slice(0, at[0]))?.index ?? at[0];
  const to = at[1] + (PER_AFTER.exec(text.slice(at[1]))?.[0].length ?? 0);
  const own = parts.findIndex((part) => at[0] >= part[0] && at[0] < part[1]);
  const end = parts[own]?.[1] ?? text.length;
  const nextFigure = figures.find((each) => each[0] >= to && each[0] < end)?.[0] ?? end;
  const rest = text.slice(to, end).replace(/[\s.,;:!?–—-]+$/u, '');
  const begins = [TERM, ...(isMoney ? [PRICE_TERM] : [])].flatMap((each) => each.exec(rest)?.index ?? []);
  const begin = Math.min(...begins) + to;
  const terms: Place[] = begin <= nextFigure ? [[begin, end]] : [];
  const following = parts[own + 1];
  if (following && NEXT_TERM.test(text.slice(following[0] - 1, following[1]))) terms.push(following);
  const lead = (LEAD.exec(text) ?? (isMoney ? PRICE_LEAD.exec(text) : null))?.[0].length;
  const first = parts[0];
  if (lead !== undefined && first && lead <= from) terms.push([lead, Math.min(first[1], from)]);
  return terms;
}
