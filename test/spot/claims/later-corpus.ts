import type {HardPiece} from './hard-corpus.ts';

type Entry = [text: string, open?: HardPiece['open'][number] | HardPiece['open'], ...approved: string[]];

const pieces = (language: string, list: Entry[]): HardPiece[] =>
  list.map(([text, open = [], ...approved]) => ({language, text, approved, open: [open].flat()}));

const claiming = (language: string, kind: HardPiece['open'][number], list: string[]): HardPiece[] =>
  list.map((text) => ({language, text, approved: [], open: [kind]}));

/** Copy that a second reader wrote to be missed: none of its claims was found before the lists were extended with it. */
export const LATER_CORPUS: HardPiece[] = [
  ...claiming('en', 'number', [
    'Two-thirds less sugar',
    'A quarter off',
    'Three quarters of riders',
    'Cuts your bill in half',
    'Every second rider',
    'Doubles your range',
    'Tenfold',
    'Triple insulation',
    'Seven layers',
    'Level 10 protection',
  ]),
  ...claiming('en', 'price', [
    'Two for one',
    'BOGOF',
    'Six flasks for the price of five',
    'A fiver off',
    'Complimentary lid',
    'On us',
    'Save money',
    'Pay nothing today',
    'Cheap',
    'Price match',
    'Sale',
    'Final price. SALE',
    'F R E E',
  ]),
  ...claiming('en', 'superlative', [
    'The one and only',
    'World record',
    'First-class',
    'America’s favorite flask',
    'B.E.S.T flask',
    'The b\u0435st flask',
  ]),
  ...claiming('en', 'health', [
    'Prevents colds',
    'Fights acne',
    'Reduces anxiety',
    'Calms eczema',
    'Good for your gut',
    'Helps you sleep',
  ]),
  ...claiming('en', 'environment', ['Earth-friendly', 'Plant-based', 'Low-impact']),
  ...claiming('de', 'number', [
    'Ein Drittel weniger Zucker',
    'Zwei Drittel der Fahrer',
    'Die Hälfte an Plastik',
    'Jeder Dritte fährt so',
    'Anderthalb Stunden Licht',
    'Ein halbes Jahr Ruhe',
    'Verdoppelt die Laufzeit',
    'Doppelte Laufzeit',
  ]),
  ...claiming('de', 'price', [
    'Zwei für eins',
    'Tiefpreis',
    'Dauertiefpreis',
    'Tiefstpreis',
    'Bestpreis',
    'Kostet nichts',
    'Für lau',
    'Frei Haus',
  ]),
  ...claiming('de', 'superlative', [
    'Weltbeste Flasche',
    'Top bewertet',
    'Deutschlands Liebling',
    'Ungeschlagen',
    'Ohnegleichen',
  ]),
  ...claiming('de', 'health', ['Beugt Erkältungen vor', 'Gegen Falten']),
  // Says what is approved.
  ...pieces('en', [
    ['A third less sugar', [], 'A third less sugar'],
    ['Two-thirds less sugar', 'number', 'A third less sugar'],
    ['Two thirds less sugar', [], 'Two-thirds less sugar'],
    ['Lids: -20 %', [], 'Save 20 % on lids'],
    ['24 hours – 20 % more', 'number', '24 hours', 'Save 20 % on lids'],
  ]),
  ...pieces('de', [
    ['-20 % auf Deckel', [], 'Spare 20 % auf Deckel'],
    ['20 % auf Deckel', 'number', 'Spare 20 % auf Deckel'],
  ]),
  // Claims nothing.
  ...pieces('en', [
    ['Terms at 0800 123 456'],
    ['Call +49 30 1234567'],
    ['Better late than never'],
    ['The first sip'],
    ['Step 2: poke it. Level 2 of the climb.'],
    ['A double espresso on a single track'],
    ['Half past nine, or a quarter past.'],
    ['Home in half an hour'],
    ['The second rider waves'],
    ['Every second counts'],
    ['For sale signs? None.'],
    ['Save the day'],
    ['A third coffee, a third bell'],
    ['He fights on'],
    ['The U.S.A. in a flask'],
  ]),
  ...pieces('de', [
    ['Am liebsten kalt'],
    ['Der erste Schluck'],
    ['Viertel nach neun. Halb zehn.'],
    ['Liebling, es ist kalt.'],
    ['Gegen Abend, gegen den Wind'],
    ['Jede zweite Nacht wach'],
    ['Eine halbe Ewigkeit'],
  ]),
];
