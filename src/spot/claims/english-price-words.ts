/** Words behind `free time` and the like, and the ends of clauses: before a noun, as in `free hand cream`, it is a price. */
export const NO_NOUN =
  "(?=[^\\p{L}\\p{N}]*$|[.,;:!?…–—)’']|-(?!\\p{L})| (?:a|an|the|and|or|but|for|to|in|on|at|of|off|up|with|is|are|was|were|has|had|starts?|begins?|ends?|comes|can|will|when|while|as|now|again|then|here|there|that|this|your|you|we|i|my|our|it|back|forever|always|only)(?!\\p{L}))";

/** Days and times from which something is free, and costs of which it is. */
const WHEN_FREE =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|to(?:day|morrow|night)|now|next|january|february|march|april|may|june|july|august|september|october|november|december|noon|midnight|only|just|this|launch|opening|(?:the )?(?:first|second|third|start)|[\\d\\p{Sc}]|your (?:first|second)';
const COSTS =
  '(?:any |all |extra |delivery |shipping |hidden )*(?:charges?|costs?|fees?|shipping|delivery|postage|tax(?:es)?|vat|duty|interest|commission|contracts?)';

/** `free from` and `free of` before what a product does not have: no price, but a claim about health. */
export const FREE_FROM = `free (?:from (?!(?:${WHEN_FREE})(?!\\p{L}))|of (?!(?:${COSTS})(?!\\p{L})))(?!(?:the|a|any|all|your)? ?(?:worr(?:y|ies)|cares?|doubts?|fears?|hassles?|noise|clutter|gravity|stress|grid|desk|office|cables?|wires?|rules|regrets?|guilt)(?!\\p{L}))`;

/** English words that promise a price or a saving, as expressions. */
export const ENGLISH_PRICE_WORDS: readonly string[] = [
  'half[ -](?:price|off)',
  '(?:at|for|by) half(?! (?:a|an|the|past|of)(?!\\p{L}))',
  `(?<!feel |set |break |hands |roam |-)(?!free (?:from (?!(?:${WHEN_FREE})(?!\\p{L}))|of (?!(?:${COSTS})(?!\\p{L}))))free(?! (?:yourself|up(?! to(?!\\p{L}))|ranging)(?!\\p{L}))(?!-(?!shipping|delivery|returns?|trial|gift|sample|for))`,
  'free-of-charge',
  '(?:cost|fee|commission|interest|postage|tax|charge)-free',
  'gratis',
  'for nothing',
  'bogof?',
  'buy[ -](?:one|two|three|\\d),?[ -]get[ -](?:one|two|\\d)',
  '(?:on|in the|winter|summer|spring|autumn|black friday|final) sale',
  'discount(?:s|ed)?',
  'price (?:cut|drop)s?',
  'reduced',
  '(?:no|at no) (?:extra|additional) (?:cost|charge)s?',
  'no (?:hidden )?(?:fee|cost)s?',
  'costs? nothing',
  'cashback',
  'money off',
  'bargains?',
  '(?:two|three|four|five) for (?:one|two|three)(?! \\p{L}+s(?!\\p{L}))',
  'for the price of',
  '(?:fiver|tenner)s?',
  'complimentary',
  'on us(?=\\s*(?:[.!,?–—]|$))',
  'saves? (?:you )?(?:money|cash|big|more)',
  'pay (?:less|nothing)',
  'cheap',
  'price[ -]match\\p{L}*',
  '(?:low|final|special|unbeatable) prices?',
  'clearance',
];
