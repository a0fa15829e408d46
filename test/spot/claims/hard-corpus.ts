import type {ClaimKind} from '../../../src/spot/claims/claim-language.ts';

/** A piece of copy, the claims that are approved for it, and the kinds of claims in it that are not. */
export type HardPiece = {language: string; text: string; approved: string[]; open: ClaimKind[]};

type Entry = [text: string, open?: ClaimKind | ClaimKind[], ...approved: string[]];

const pieces = (language: string, list: Entry[]): HardPiece[] =>
  list.map(([text, open = [], ...approved]) => ({language, text, approved, open: [open].flat()}));

/** English claims that German ads contain too. */
const ENGLISH: Entry[] = [
  ['Free shipping', 'price'],
  ['Best in class', 'superlative'],
  ['Lifetime warranty', 'guarantee'],
  ['Money back guarantee', 'guarantee'],
  ['World’s lightest', 'superlative'],
  ['Award-winning', 'superlative'],
  ['Clinically tested', ['health', 'guarantee']],
  ['BPA free', ['health', 'price']],
  ['Eco-friendly. Best flask.', ['environment', 'superlative']],
  ['Doctor approved', 'health'],
  ['Twenty-four hours of ice', 'number'],
  ['Stronger coffee, half price', ['comparison', 'price']],
];

/** Copy that was written after faults of the lists had been found: sentences that other corpora of claims do not have. */
export const HARD_CORPUS: HardPiece[] = [
  // English in ads of another language.
  ...pieces('de', ENGLISH),
  ...pieces('fr', ENGLISH),
  ...pieces('en', ENGLISH),
  ...pieces('en', [
    ['Testsieger', 'superlative'],
    ['Kostenlos testen', 'price'],
    ['Geld zurück', 'guarantee'],
    ['Klimaneutral', 'environment'],
    ['Unzerbrechlich', 'guarantee'],
    ['Schneller', 'comparison'],
    ['Spare key, spare hour.'],
    ['Link in bio, taste in cup.'],
    ['Haste, paste, waste.'],
    ['Frank and Franken share a bonus track.'],
  ]),
  // Words of German that look like English comparatives and superlatives.
  ...pieces('de', [
    ['Ein warmer Tag. Kinder.'],
    ['Du findest mich am Fest.'],
    ['Cooler Typ, cleverer Trick'],
    ['Wider den Rest: Most aus dem Westen'],
    ['Wellness fürs Relief'],
    ['Du tastest dich ran. Du wartest.'],
    ['Der Test, das Nest, das Podest'],
    ['Ein simpler, purer, cleverer Morgen'],
    ['Flagship-Store am Ring'],
    ['Rahmen aus Carbon'],
    ['Stadt vs. Land'],
    ['Das Best-of vom Kiosk'],
  ]),
  ...pieces('nl', [['Een warmer feest, een goede geest']]),
  ...pieces('en', [
    ['Our most loved flask', [], 'The most loved flask'],
    ['Most loved flask', [], 'The most loved flask'],
  ]),
  // Limits of a number that are not beside it.
  ...pieces('en', [
    ['Keeps ice for 24 hours', 'number', 'Keeps ice for 24 hours max'],
    ['Keeps ice for 24 hours max', [], 'Keeps ice for 24 hours max'],
    ['Keeps ice for 24 hours', 'number', 'Keeps ice for up to a full 24 hours'],
    ['Keeps ice for up to 24 hours', [], 'Keeps ice for up to a full 24 hours'],
    ['Keeps ice for 24 hours', 'number', 'Keeps ice for as long as 24 hours'],
    ['Keeps ice for 24 hours', 'number', 'Keeps ice up to a long summer day of 24 hours'],
    ['Keeps ice up to a long summer day of 24 hours.', [], 'Keeps ice up to a long summer day of 24 hours'],
    ['€39', 'price', 'From just €39'],
    ['From €39', [], 'From just €39'],
    ['Now €39', 'price', 'Prices start at just €39'],
    ['€39', 'price', 'As low as €39'],
    ['As low as €39', [], 'From €39'],
    ['Lasts 48 hours', 'number', 'Lasts 24–48 hours'],
    ['Lasts 24 to 48 hours', [], 'Lasts 24–48 hours'],
    ['Lasts 24 hours', [], 'Lasts between 24 and 48 hours'],
    ['Lasts 48 hours', 'number', 'Lasts between 24 and 48 hours'],
    ['€59', 'price', '€39 to €59'],
    ['Not just 24 hours of ice', 'number', '24 hours of ice'],
    ['24 hours and counting', 'number', '24 hours'],
    ['Longer than 24 hours', ['number', 'comparison'], '24 hours'],
    ['No less than 24 hours', 'number', '24 hours'],
    ['No more than 24 hours', [], '24 hours'],
    ['Upwards of 24 hours', 'number', '24 hours'],
    ['A flask made from steel, €39', [], 'Made from steel, €39'],
    ['Charges in under 5 minutes', 'number', 'Charges in 5 minutes'],
    ['Charges in less than 5 minutes', 'number', 'Charges in 5 minutes'],
    ['Charges within 5 minutes', [], 'Charges in 5 minutes'],
    ['Charges in under 5 minutes', [], 'Charges in less than 5 minutes'],
    ['Loses less than 1 °C', 'number', 'Loses 1 °C'],
  ]),
  ...pieces('de', [
    ['Hält Eis 24 Stunden', 'number', 'Hält Eis bis 24 Stunden'],
    ['Hält Eis bis 24 Stunden', [], 'Hält Eis 24 Stunden'],
    ['Eis 24 Stunden lang', [], 'Von früh bis spät, 24 Stunden Eis'],
    ['24 Stunden und mehr', 'number', '24 Stunden'],
    ['Länger als 24 Stunden', ['number', 'comparison'], '24 Stunden'],
    ['Nicht nur 24 Stunden', 'number', '24 Stunden'],
    ['Lädt in unter 5 Minuten', 'number', 'Lädt in 5 Minuten'],
    ['Ab satten 39 €', [], 'Für 39 €'],
    ['39 €', 'price', 'Schon ab schlanken 39 €'],
  ]),
];
