import type {ClaimLanguage} from './claim-language.ts';

const SMALL =
  'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn';
const TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig';
const UNITS: Record<string, number> = {
  ...Object.fromEntries(SMALL.split(' ').map((word, value) => [word, value])),
  ...Object.fromEntries(TENS.split(' ').map((word, at) => [word, 10 * (at + 2)])),
  zwo: 2,
  dreissig: 30,
  dutzend: 12,
  dutzende: 12,
  hunderte: 100,
  tausende: 1000,
  million: 1e6,
  millionen: 1e6,
  milliarde: 1e9,
  milliarden: 1e9,
};

/** Characters of the longest number that an ad writes in one word. */
const LONGEST_NUMBER = 60;

/** Numbers are one word in German: `zweihundertfünfundzwanzig` is 2 x 100 + 5 + 20. */
function numberOf(word: string): number | undefined {
  if (word.length > LONGEST_NUMBER) return undefined;
  const known = UNITS[word];
  if (known !== undefined) return known;
  for (const [name, factor] of [
    ['tausend', 1000],
    ['hundert', 100],
  ] as const) {
    const at = word.indexOf(name);
    if (at < 0) continue;
    const [before, after] = [word.slice(0, at), word.slice(at + name.length)];
    const times = before === '' || before === 'ein' ? 1 : numberOf(before);
    const rest = after === '' ? 0 : numberOf(after.replace(/^und(?=.)/, ''));
    return times === undefined || rest === undefined ? undefined : times * factor + rest;
  }
  const [, unit = '', tens = ''] = /^(ein|\p{L}+?)und(\p{L}+)$/u.exec(word) ?? [];
  const [ones, ten] = [unit === 'ein' ? 1 : UNITS[unit], UNITS[tens]];
  return ones === undefined || ten === undefined || ten < 20 ? undefined : ones + ten;
}

/** Words in lower case that end like a superlative and are none: verbs, ordinal numbers, adjectives on -st. */
const NO_SUPERLATIVE =
  '\\p{L}*(?:ss|reis|kreis|speis|lös|brems|ras)te|(?:an|auf|aus|be|durch|ein|ent|er|ge|mit|nach|über|um|ver|vor)?(?:kos|tes|leis|fas|ras|las|pos|tas|trös|rös|rüs|hus|ros|lis|mis|pus|fris|has|mäs)ten?|(?:\\p{L}*(?:sech|ern|fe|robu|wü|drei|tri|ober|unter|äußer|inner)|er|näch)ste';

const SUPERLATIVE_STEMS =
  'leichte|schnell|stärk|kält|wärm|läng|hell|sicher|schön|neue|neu|klein|größ|gröss|höch|tief|günstig|billig|niedrig|beliebte|modern|klüg|leise|kühl|haltbar|dünn|weich|härte|stabil|frische|sauber|sparsam|nachhaltig|gesünde|natürlich|rein|besondere|best';

/** German words that make a sentence a claim. */
export const GERMAN: ClaimLanguage = {
  phrases: {
    price: [
      'halbe[rnm]? preis\\p{L}*',
      'gratis\\p{L}*',
      'kostenlos\\p{L}*',
      'kostenfrei\\p{L}*',
      'umsonst',
      'geschenkt',
      'rabatt\\p{L}*',
      'reduzier(?:t|te|ten|ter|tes)',
      'nulltarif',
      'ohne aufpreis',
      'spar(?:en|st|t|e|preis\\p{L}*)',
      'sonder(?:preis|angebot)\\p{L}*',
      'schnäppchen\\p{L}*',
      '(?:porto|versandkosten|gebühren)frei\\p{L}*',
      'ohne (?:versandkosten|gebühren|zusatzkosten)',
      'zum preis von',
      '(?:spott)?billig(?:e|er|es|en)?',
      'günstig(?:e|er|es|en|em)?',
      'preiswert\\p{L}*',
      'zuzahlung\\p{L}*',
      'bonus',
      'euros?',
      'cent',
      'franken',
    ],
    superlative: [
      `(?:aller)?(?:${SUPERLATIVE_STEMS})ste[nrsm]?`,
      '(?:am |aller)?beste[nrsm]?',
      '\\p{L}*best(?:seller|bewertet|verkauft|geliebt|möglich)\\p{L}*',
      'meist(?:e[nrsm]?|verkauft\\p{L}*|geliebt\\p{L}*|gekauft\\p{L}*)',
      '(?:nummer|nr\\.?|no\\.?) ?(?:1|eins)(?!\\d)',
      '# ?1(?!\\d)',
      '\\p{L}*führend(?:e[nrsm]?)?',
      'marktführer\\p{L}*',
      'testsieger\\p{L}*',
      'unschlagbar\\p{L}*',
      'unübertroffen\\p{L}*',
      'unerreicht\\p{L}*',
      'unvergleichlich\\p{L}*',
      'konkurrenzlos\\p{L}*',
      'einzigartig\\p{L}*',
      'einmalig\\p{L}*',
      '(?:der|die|das|als) einzige[nrsm]?',
      'welt(?:weit|neuheit|meister|rekord|spitze)\\p{L}*',
      '(?:der|die|das) erste[nrsm]?',
      'preisgekrönt\\p{L}*',
      'ultimativ\\p{L}*',
      'rekord\\p{L}*',
      'spitzen(?:klasse|qualität|reiter|leistung)\\p{L}*',
      'nichts (?:ist|hält|kühlt|schlägt|leuchtet|wirkt) \\p{L}*',
      'optimal\\p{L}*',
      'top[ -](?:qualität|bewertung|preis)\\p{L}*',
    ],
    comparison: [
      'besser(?:e[nrsm]?|n)?',
      'schlechter\\p{L}*',
      'überlegen\\p{L}*',
      '(?:hell|schnell|leicht|stärk|kält|wärm|läng|sicher|schön|klein|größ|gröss|höh|tief|günstig|billig|leis|kühl|haltbar|dünn|weich|härt|stabil|frisch|sauber|gesünd|grün|klüg|einfach|sparsam|robust|ruhig|bequem|scharf|schärf|fris|sanft|smart)er(?:e[nrsm]?)?',
      '(?:mehr|weniger) (?:\\p{L}+ ){0,4}als(?! (?:\\d|[€$£]))',
      '\\p{L}{3,}er als(?! (?:\\d|[€$£]))',
      'als (?:andere|jede|alle|herkömmliche|normale|übliche|die meisten|die konkurrenz)\\p{L}*',
      '(?:doppelt|halb|dreifach|vierfach|dreimal|zweimal|viermal|fünfmal|zehnmal|\\d+[ -]?mal|\\p{L}{4,}mal) (?:so|mehr|länger|schneller|heller|stärker|besser)',
      '(?:\\d+[ -]?|doppel|drei|vier|fünf|zehn|hundert|tausend)fach(?:e[nrsm]?)?',
      'im vergleich\\p{L}*',
      'gegenüber (?:anderen|herkömmlichen|der konkurrenz|dem vorgänger)',
      'schlägt (?:jede|alle|die|den)\\p{L}*',
      'übertrifft',
      'anders als (?:andere|alle|jede|herkömmliche)\\p{L}*',
      'konkurrenz\\p{L}*',
      'mitbewerber\\p{L}*',
      'verbessert\\p{L}*',
      'herkömmlich\\p{L}*',
    ],
    guarantee: [
      '\\p{L}*garantie\\p{L}*',
      '\\p{L}*garantiert\\p{L}*',
      'gewährleist\\p{L}*',
      'geld[ -]zurück\\p{L}*',
      'risikofrei\\p{L}*',
      'ohne risiko',
      'lebenslang\\p{L}*',
      'ein leben lang',
      'fürs leben',
      'versprochen',
      'wir versprechen',
      'zertifiziert\\p{L}*',
      '(?:nachweislich|erwiesen)\\p{L}*',
      '(?:tüv[ -]?)?geprüft\\p{L}*',
      'getestet\\p{L}*',
      'unzerbrechlich\\p{L}*',
      'unkaputtbar\\p{L}*',
      'unzerstörbar\\p{L}*',
      '(?:auslauf|bruch|kinder|narren|ausfall)sicher\\p{L}*',
      'wasserdicht\\p{L}*',
      'zufriedenheit\\p{L}*',
      'geht nie kaputt',
      '(?:rostet|bricht|tropft|versagt) nie',
      'erstatt\\p{L}*',
    ],
    health: [
      '(?:heilt|heilen|heilung|heilend)\\p{L}*',
      'linder\\p{L}*',
      'hilft (?:bei|gegen)',
      'klinisch\\p{L}*',
      'dermatolog\\p{L}*',
      '\\p{L}*(?:arzt|ärzt)\\p{L}*',
      'medizin\\p{L}*',
      'immun\\p{L}*',
      'entgift\\p{L}*',
      'detox\\p{L}*',
      '\\p{L}*schmerz\\p{L}*',
      'abnehm\\p{L}*',
      'fett(?:verbrenn)\\p{L}*',
      'verbrennt (?:fett|kalorien)',
      'anti[ -]?(?:bakteriell|aging|viral|allerg|falten|oxid)\\p{L}*',
      '\\p{L}*allerg\\p{L}*',
      '(?:un|kern)?gesund\\p{L}*',
      'wohltuend\\p{L}*',
      '(?:bpa|zucker|gluten|laktose|schadstoff|parfüm|alkohol|paraben)[ -]?frei\\p{L}*',
      'schadstoff\\p{L}*',
      'frei von \\p{L}+',
      '(?:ohne|kein|keine|keinen) (?:zugesetzte\\p{L}* )?(?:zucker|alkohol|zusatz\\p{L}*|konservierung\\p{L}*|chemie|weichmacher\\p{L}*|bpa)',
      'bakteri\\p{L}*',
      'keim(?:e|en|frei)',
      'viren',
      'vitamin\\p{L}*',
      'blutdruck\\p{L}*',
      'verdauung\\p{L}*',
      'stoffwechsel\\p{L}*',
      'stress\\p{L}*',
      'therap\\p{L}*',
      'hautverträglich\\p{L}*',
      'bekömmlich\\p{L}*',
    ],
    environment: [
      'nachhaltig\\p{L}*',
      '(?:umwelt|klima|öko)\\p{L}*',
      'ökolog\\p{L}*',
      'bio(?:logisch\\p{L}*)?',
      'bio[ -]\\p{L}+',
      'biologisch abbaubar\\p{L}*',
      'abbaubar\\p{L}*',
      'co(?:2|₂)\\p{L}*',
      '(?:re|up)cy[ck]\\p{L}*',
      'kompostier\\p{L}*',
      '(?:plastik|kunststoff|emissions)[ -]?(?:frei|neutral|arm)\\p{L}*',
      'emission\\p{L}*',
      'ressourcen(?:schonend)?\\p{L}*',
      'grüne[nrsm]? (?:energie|wahl|strom|alternative|zukunft|verpackung)',
      'planeten?',
      'erneuerbar\\p{L}*',
      'fußabdruck\\p{L}*',
      'müllfrei\\p{L}*',
      'meeresplastik\\p{L}*',
      '(?:rein|100 ?%) ?natürlich\\p{L}*',
      'naturrein\\p{L}*',
    ],
  },
  lowerCase: {
    superlative: [`(?!(?:${NO_SUPERLATIVE})[nrsm]?(?!\\p{L}))\\p{Ll}{3,}ste[nrsm]?`],
  },
  harmless: [
    '\\d{1,2}(?:[:.]\\d{2})? uhr',
    '(?:schritt|teil|kapitel|stufe) \\d{1,2}',
    'beste grüße',
    'am ersten',
    'zum ersten mal',
    'das erste mal',
    'nicht länger',
    'leichter wind',
    'sicher(?: ist| doch)?(?! [.!])(?=,)',
    'nicht umsonst',
  ],
  stopWords:
    'der die das den dem des ein eine einen einem einer eines und oder aber wenn im in an am auf zu zum zur für von vom mit bei als ist sind war waren sein es sich du dir dich mir mich uns euch dein deine deinen deiner ihr ihre wir unser unsere ich mein er sie wer was wann wo wie warum nicht kein keine nie so dann hier da alle alles jede jeder einige nur noch auch sehr mehr aus über unter nach vor kann können will muss hat haben wird werden jetzt immer bis ab doch mal man'.split(
      ' ',
    ),
  negations: ['nicht', 'kein', 'keine', 'keinen', 'keiner', 'nie', 'ohne', 'niemals'],
  numberOf,
};
