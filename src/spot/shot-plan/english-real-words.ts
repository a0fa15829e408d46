import type {RealWords} from './real-words.ts';

const ROLES =
  'founder|co-founder|ceo|owner|boss|baker|brewer|chef|cook|employee|colleague|customer|client|user|member|patient|engineer|designer|farmer|maker|inventor|athlete|coach|worker|tester|neighbou?r|nurse|teacher|student|reader|winemaker|mayor|president';

const PEOPLE = `(?:${ROLES})s?|people|persons?|team|staff|crew|famil(?:y|ies)|parents?|couples?|faces?|reviewers?|buyers?|dentists?|doctors?`;

const EVENTS =
  'opening|launch|anniversary|trade (?:fair|show)|fair|concert|festival|regatta|race|marathon|triathlon|match|final|tournament|wedding|ceremony|premiere|gala|conference|strike|protest|rescue|expedition|harvest|party|flood|fire|storm|earthquake|crash|accident|eruption';

const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';

const DAMAGE = 'scratch(?:es)?|drops?|cracks?|leaks?|traces?|dents?|spills?|crumbs?|stains?|streaks?|marks?';

const NUMBER =
  '(?:\\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|sixty|a hundred)';

/** English words that tell what a shot shows is real. */
export const ENGLISH_REAL: RealWords = {
  phrases: {
    person: [
      `(?:real|actual|genuine|verified) (?:\\p{L}+ ){0,2}(?:${PEOPLE})`,
      'the (?:founder|co-founder|inventor|ceo|mayor|president|chancellor|prime minister|pope)(?: of)?',
      '(?:famous|well-known) (?:actor|actress|singer|footballer|athlete|chef|person|face|author|scientist)s?',
      'celebrit(?:y|ies)',
      'look-?alikes?',
      'testimonials?',
      'interviews? with',
      'vox pops?',
      '(?:talk|speak|tell|explain|report)(?:s|ing)? (?:\\p{L}+ ){0,4}(?:about (?:her|his|their)|why (?:she|he|they)|how (?:she|he|they))',
      '(?:talk|speak|say)(?:s|ing)? (?:in)?to (?:the )?camera',
    ],
    event: [
      `(?:last|this) (?:year|summer|winter|spring|autumn|week|month)['’]s (?:\\p{L}+ ){0,3}(?:${EVENTS})`,
      `(?:yesterday|tonight|today)['’]s (?:\\p{L}+ ){0,3}(?:${EVENTS})`,
      `(?:${EVENTS}) (?:of|in) (?:19|20)\\d\\d(?!s)`,
      `(?:${MONTHS}) (?:\\d{1,2},? )?(?:19|20)\\d\\d`,
      // A year, but for a style, an age, and a size.
      '(?<!(?:since|style of|from|look of) )(?:19|20)\\d\\d(?!s| (?:style|look|years?|metres?|meters?|grams?|k))',
      `(?:on|of) (?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTHS})`,
      '(?:documentary|archive|archival|news|cctv|bodycam|behind[- ]the[- ]scenes|original) (?:footage|recordings?|material|coverage|videos?|pictures?)',
      '(?:filmed|recorded|captured) (?:live|on location|at the|on the day)',
      'live (?:from|at|broadcast|recording|footage)',
      'as it (?:really )?happened',
      "(?:last|this past) (?:night|week|month|year|summer|winter|spring|autumn|season|weekend)(?![’'])",
      'yesterday|(?:days?|weeks?|months?|years?) ago',
      'we (?:\\p{L}+ed|won|held|built|met|grew|ran|had)',
      'world cup',
      'olympics?(?: games)?',
      'super bowl',
      'oktoberfest',
    ],
    place: [],
    demonstration: [
      'before[ -/]*(?:and[ -])?after',
      '(?:is|are|gets?) (?:\\p{L}+ ){0,3}(?:dropped|thrown|smashed|hammered|hit|submerged|soaked|crushed|shaken|run over|driven over|set on fire|put under water)',
      '(?:drives?|rolls?|runs?) over (?:the|it)',
      'no (?!one|people|person|man|woman)(?:\\p{L}+ )?\\p{Ll}+ (?:comes?|gets?|goes|falls?|breaks?|spills?|leaks?|slips?|moves?|runs?|rips?|tears?|loosens?|bends?)',
      'side[- ]by[- ]side (?:with|comparison|test)',
      'compar(?:ed|ing|ison) (?:with|to|of|between)',
      '(?:beside|next to|against) (?:a|an|the|another|other) (?:competitor|leading|other|ordinary|cheap|rival|conventional|standard)\\p{L}*',
      "(?:competitor|rival)(?:['’]?s)?",
      '(?:another|other|leading|rival) brands?',
      '(?:drop|crash|stress|lab|laboratory|blind|taste|torture|endurance|durability|leak|speed|bend|scratch|burn|stain|wash|wear|clinical|field|water|load)[ -]?(?:test|trial)(?:s|ed|ing)?(?! tubes?)',
      '(?:put|puts|being|is|are) (?:put )?to the test',
      'is tested',
      'experiments?',
      'prov(?:es|ing) (?:that|how|it)',
      'demonstrat(?:es|ing) (?:that|how)',
      'measur(?:es|ed|ing)',
      '(?:stopwatch|timer|thermometer|scales?|gauge|multimeter|meter) (?:\\p{L}+ ){0,2}(?:shows?|reads?|reading|showing|runs?|stops?|counts?|at)',
      'in real time',
      `(?:after|for|within|in) ${NUMBER} (?:\\p{L}+ )?(?:washes|uses|cycles|applications|treatments)`,
      `${NUMBER} (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) (?:after|later)`,
      `after ${NUMBER} (?:\\p{L}+ )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)`,
      '(?:day|week|month) (?:one|1)(?!\\d)',
      '(?:on|in|to) the left\\b.{1,60}\\b(?:on|in|to) the right',
      'left half\\b.{1,60}\\bright half',
      'the same (?:\\p{L}+ ){1,3}(?:after|later|before)',
      'one (?:\\p{L}+ ){0,3}(?:stops?|breaks?|fails?|melts?|dies|leaks?|fades?)\\b.{1,60}\\bthe (?:other|one)',
      `(?:without|with no|has no|have no|not (?:a|one)|never a|no) (?:a |an |any |single |one |visible |leaving )*(?:${DAMAGE})`,
      'surviv(?:es?|ed|ing)',
      'withst(?:ands?|ood)',
      '(?:un(?:broken|damaged|harmed|scathed|scratched|stained))',
      '(?:stays?|remains?|comes? out|came out|below is|inside is|keeps?|kept) (?:\\p{L}+ )?(?:dry|intact|sharp|cold|frozen|hot|upright|closed|clean|white|cool|afloat|crisp|spotless)',
      "(?:is|are|was|were|has|have|does|do|did|will|can|could)(?: not|n['’]t|not) (?:even )?\\p{L}+",
      '(?:his|her|their|its) (?:full|whole|entire) weight',
      "(?:does not|doesn['’]t|do not|don['’]t|will not|won['’]t|did not|didn['’]t) (?:even )?(?:break|leak|spill|crack|bend|burn|tear|tip|slip|fade|melt|smell|stain|give way|fall|budge|scratch)",
      '(?:rolls?|runs?|beads?|slides?|rinses?|wipes?) (?:straight |right |clean )?off(?! (?:the|a) (?:table|shelf|stage|conveyor|line|road|cliff|hill|roof|bridge))',
      '(?:stains?|spots?|scratch(?:es)?|wrinkles?|smells?|odou?rs?|dirt|grease|limescale|rust|pimples?|mould|ink|wine) (?:\\p{L}+ ){0,2}(?:disappears?|vanish(?:es)?|fades?|lifts?|gone|dissolves?|comes? (?:out|off))',
      '(?:removes?|removing|dissolves?|erases?|lifts?) (?:\\p{L}+ ){0,3}(?:stains?|rust|limescale|grease|scratch(?:es)?|wrinkles?|dirt|wine|ink)',
      '(?:kilos?|pounds?|inches|centimet(?:er|re)s) (?:lighter|thinner|lost|slimmer)',
      '(?:loses?|lost|losing) (?:\\S+ )?(?:weight|kilos?|pounds?)',
    ],
  },
  named: {
    person: [
      `(?:${ROLES}|Dr\\.?|Prof\\.?|Professor|Mr\\.?|Mrs\\.?|Ms\\.?|Sir|Dame|Chef|Coach|Captain|Mayor|President) \\p{Lu}\\p{Ll}{2,}`,
      '\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{L}+)?, \\d{2}(?=,|\\.|$| from| of| –)',
      // Two names at the beginning, before a verb.
      '(?<=^|[.;] )(?!(?:The|This|That|These|Two|Three|Four|His|Her|Their|Its|One|Some|Many|In|On|At|By|Under|Over|Behind|Inside|Outside|Golden|New|Lake|Mount|San|Big|Black|White|Red|North|South|East|West) )\\p{Lu}\\p{Ll}+ (?!(?:Street|Road|Park|Bridge|River|Square|Tower|Beach|Bay|Falls|City|Lake|Station)(?!\\p{L}))\\p{Lu}\\p{Ll}+(?= \\p{Ll}+s(?!\\p{L}))',
      // Two names in the middle of a sentence that are no place.
      '(?<=[\\p{Ll}\\d,:] )(?!(?:Lake|New|San|Santa|Los|Las|Mount|Golden|North|South|East|West|Northern|Southern|Saint|St|Great|Grand|Black|White|Red|Hong|Rio|Tel|Buenos|Cape|Costa|Monte|El|Big|Old|Upper|Lower|Central|Pacific|Atlantic|Indian|Arctic) )\\p{Lu}\\p{Ll}+ (?!(?:Street|Road|Avenue|Park|Bridge|River|Sea|Ocean|Alps|Valley|Island|Islands|City|Square|Tower|Beach|Desert|Forest|Mountains?|Coast|Bay|Hills?|Falls|Canyon|Eve|Day|Market|Station|Lake|Peninsula|Highlands|Plateau|Friday|Monday)(?!\\p{L}))\\p{Lu}\\p{Ll}+',
    ],
    event: [
      '(?:[Tt]he|[Tt]his|[Aa]t) (?:\\p{Lu}[\\p{L}-]+ ){1,3}(?:[Mm]arathon|[Ff]estival|[Cc]up|[Ff]air|[Oo]pen|Grand Prix|[Cc]hampionships?|Expo|[Dd]erby|[Ff]inal|[Cc]oncert|[Rr]egatta|[Tt]riathlon|[Rr]ace)',
    ],
    place: [],
  },
  owners: "our|the company[’']s",
  ownedThings:
    '(?:own |new |little |small )*(?:product|bottle|flask|jar|box|pack|packaging|can|bag|tin|tube|logo|brand|colou?rs?|range|collection|hero|heroine|mascot|character|invented|imaginary|drawn|animated|paper|planet|world|city|lives|life|everyday|day|eyes|hands?|feet|ears?|app|label)s?',
  invented: 'invented|fictional|fictitious|imaginary|made[- ]up|mascot|cartoon character|fairy[- ]tale',
  absent: 'no|without|not|never|nobody|instead of|rather than|neither|nor',
  later: 'after|later|still|since|within',
};
