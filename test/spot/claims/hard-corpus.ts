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
];
