/** How a text limits a number: `up to 24 hours` is `at most`, `under 24 hours` is `below`. */
export type FigureBound = 'exact' | 'at most' | 'below' | 'at least' | 'about';

/** Words between a limit and its number that say nothing: `up to a full 24 hours`. */
const FILLER =
  '(?:[ -](?:a|an|the|full|whole|good|just|only|nur|satte[nrsm]?|volle[nrsm]?|gute[nrsm]?|ganze[nrsm]?)){0,3}\\s*$';

const before = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})${FILLER}`, 'iu');

/** The first that matches counts. */
const LIMITS_BEFORE: readonly [FigureBound, RegExp][] = [
  ['at least', before('(?:no|not|nicht) (?:less|fewer|weniger) (?:than|als)')],
  [
    'at most',
    before(
      '(?:no|not|nicht) (?:more|longer|mehr|länger) (?:than|als)|up to|at most|max(?:\\.|imum|imal)?|within|innerhalb von|as (?:long|much|many|far) as|bis(?: zu)?|höchstens',
    ),
  ],
  ['below', before('under(?! (?:a|an|the) )|below|less than|fewer than|unter|weniger als')],
  [
    'at least',
    before(
      'over(?! (?:a|an|the) )|more than|longer than|above|beyond|exceed(?:s|ing)?|upwards? of|at least|min(?:\\.|imum)?|not (?:just|only|merely)|über|mehr als|länger als|mindestens|wenigstens|nicht (?:nur|bloß)',
    ),
  ],
  [
    'about',
    before(
      'about|around|nearly|almost|approx\\.?|roughly|avg|(?:on )?average(?: of)?|ca\\.?|circa|etwa|rund|ungefähr|fast|knapp|durchschnittlich|im (?:schnitt|durchschnitt)',
    ),
  ],
];

const AT_LEAST_AFTER =
  /^\s?\+|^\s?(?:plus|(?:or|and|oder|und) (?:more|longer|counting|mehr|länger)|minimum|at least|mindestens|aufwärts)(?!\p{L})/iu;
const AT_MOST_AFTER = /^\s?(?:max(?:imum|imal)?|at most|or less|tops|höchstens|oder weniger)(?!\p{L})/iu;

/** `seen from 400 metres` is no limit, `from 39 euros` is. */
const FROM = '(?:from|start(?:s|ing)?(?: at)?|as low as|ab|beginnt bei)';
const FROM_PRICE = before(FROM);

/** A limit somewhere in the clause: `up to a long day of 24 hours`. */
const CLAUSE_AT_MOST =
  /(?<!\p{L})(?:up to|at most|max|maximum|maximal|no more than|as (?:long|much|many|far) as|bis zu|höchstens)(?!\p{L})/iu;
/** Limits that are common words, at most three words before the number. */
const NEAR_AT_MOST = /(?<!\p{L})bis(?: [^\s]+){0,3}\s*$/iu;
const NEAR_FROM_PRICE = new RegExp(`(?<!\\p{L})${FROM}(?: [^\\s]+){0,3}\\s*$`, 'iu');

/**
 * The limit of a number by the text before and after it. `isClaim`: the text is an approved claim. Then a limit counts that is not beside
 * the number but in its clause, so that the claim never approves more than it says.
 */
export function boundOf(left: string, right: string, isPrice: boolean, isClaim: boolean): FigureBound {
  const known = LIMITS_BEFORE.find(([, expression]) => expression.test(left))?.[0];
  if (known) return known;
  if ((isPrice && FROM_PRICE.test(left)) || AT_LEAST_AFTER.test(right)) return 'at least';
  if (AT_MOST_AFTER.test(right)) return 'at most';
  if (!isClaim) return 'exact';
  const [own, rest] = [/[^,;:.!?]*$/u.exec(left)?.[0] ?? '', /^[^,;:.!?]*/u.exec(right)?.[0] ?? ''];
  if (isPrice && NEAR_FROM_PRICE.test(own)) return 'at least';
  return CLAUSE_AT_MOST.test(own) || CLAUSE_AT_MOST.test(rest) || NEAR_AT_MOST.test(own)
    ? 'at most'
    : 'exact';
}

/** Whether the text between two numbers makes them the ends of a range. `left`: the text before the first. */
export const joinsRange = (left: string, between: string): boolean =>
  /^\s?(?:\p{Pd}|to|bis)\s?$/iu.test(between) ||
  (/^ (?:and|und) $/iu.test(between) && /(?<!\p{L})(?:between|zwischen) $/iu.test(left));

const SAVING_BEFORE =
  /(?:saved?|saves|saving|spare|sparst|spart|sparen|rabatt|nachlass|minus|discount of|cashback of)\s+(?:up to\s+|bis zu\s+)?$/iu;
const SAVING_AFTER = /^\s*(?:off|discount|rabatt|günstiger|billiger|gespart|weniger|cheaper|less)(?!\p{L})/iu;
/** For amounts of money, and shares of one: words that say it with others between. */
const MONEY_SAVED_BEFORE =
  /(?<!\p{L})(?:saved?|saves|saving|spare|sparst|spart|sparen)(?: (?!(?:for|at|from|with|and|für|ab|mit|und|bei) )[\p{L}-]+){1,2} $/iu;
const MONEY_SAVED_AFTER =
  /^(?: |-)(?:saved|savings?|back|cash ?back|vouchers?|coupons?|credit|gift ?card|rebate|refund|reduction|bonus|nachlass|gutschein|zurück|sparen|sparst|ersparnis|ermäßigung|geschenkt)(?!\p{L})/iu;

/** `Lids -20 %`, and not `24 hours – 20 %`. */
const MINUS_BEFORE = /(?:^|[\s(])[-−–]$/u;

/** Whether the text before or after an amount makes it one by which a price is lower. */
export const isSavingBeside = (left: string, right: string, isMoney: boolean): boolean =>
  SAVING_BEFORE.test(left) ||
  SAVING_AFTER.test(right) ||
  (isMoney && MINUS_BEFORE.test(left)) ||
  (isMoney && (MONEY_SAVED_BEFORE.test(left) || MONEY_SAVED_AFTER.test(right)));
