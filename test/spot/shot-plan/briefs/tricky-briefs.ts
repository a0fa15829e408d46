import type {PlannedBrief} from './planned-brief.ts';

/** Briefs whose words are easily misread: names of things, invented characters, negations, and claims between the lines. */
export const TRICKY_BRIEFS: readonly PlannedBrief[] = [
  {
    language: 'en',
    product: 'Charlotte Russe Lamp',
    claims: [],
    shows: {hook: 'the Charlotte Russe Lamp on a bedside table', body: 'warm light on a linen shade'},
    real: [],
  },
  {
    language: 'en',
    product: 'Peak Water',
    claims: ['From a spring in the Lake District'],
    shows: {hook: 'mist over Lake Windermere at first light', body: 'a glass is filled, bubbles rising'},
    real: [],
  },
  {
    language: 'en',
    product: 'Moss Sneakers',
    claims: [],
    shows: {
      hook: 'a runner ties her laces on a bridge',
      body: 'no people, no customers: only the shoe on a plinth',
    },
    real: [],
  },
  {
    language: 'en',
    product: 'Brightside Toothpaste',
    claims: ['Whiter teeth in 14 days'],
    shows: {hook: 'a tube on a bathroom shelf', body: 'her smile, dull on the left and white on the right'},
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Fable Games',
    claims: [],
    shows: {
      hook: 'Captain Bramble, our invented badger mascot, waves from a paper boat',
      body: 'a king and a queen on a chessboard',
    },
    real: [],
  },
  {
    language: 'en',
    product: 'Kiln Mugs',
    claims: ['Keeps coffee hot for 2 hours'],
    shows: {
      hook: 'two hours of shadows crossing a kitchen table, a mug in the middle',
      body: 'steam still curls out of the mug two hours after it was filled',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Founders Gin',
    claims: [],
    shows: {
      hook: 'Founders Gin poured over ice in a heavy glass',
      body: 'the bottle, labelled Founders, against dark wood',
    },
    real: [],
  },
  {
    language: 'en',
    product: 'Testbed Mattress',
    claims: [],
    shows: {
      hook: 'a cat stretches on a Testbed Mattress',
      body: 'test tubes with coloured water, a still life for the colour range',
    },
    real: [],
  },
  {
    language: 'en',
    product: 'Northline Jackets',
    claims: ['Water runs off for years'],
    shows: {
      hook: 'rain on a window',
      body: 'rain hits the sleeve and runs straight off, the shirt below is dry',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Parade Paints',
    claims: [],
    shows: {
      hook: 'a street parade in an imaginary city, confetti falling',
      body: 'a roller lays a stripe of red on a white wall',
    },
    real: [],
  },
  {
    language: 'de',
    product: 'Frau Holle Decken',
    claims: [],
    shows: {hook: 'Federn fallen wie Schnee', body: 'Frau Holle Decken, gestapelt auf einem Holzbett'},
    real: [],
  },
  {
    language: 'de',
    product: 'Pelikan Tinte',
    claims: [],
    shows: {
      hook: 'ein Glas Wasser, in das ein Tropfen Tinte fällt',
      body: 'keine Menschen, keine Kunden, nur Feder und Papier',
    },
    real: [],
  },
  {
    language: 'de',
    product: 'Wetterfest Jacke',
    claims: ['Hält 20.000 mm Wassersäule stand'],
    shows: {
      hook: 'Regen auf einem Zeltdach',
      body: 'ein Gartenschlauch spritzt auf den Ärmel, innen bleibt das Papiertaschentuch trocken',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Meister Proppe Dübel',
    claims: [],
    shows: {
      hook: 'Meister Proppe Dübel auf einer Werkbank, von oben',
      body: 'eine Hand schraubt ein Regal an die Wand',
    },
    real: [],
  },
  {
    language: 'de',
    product: 'Nachtzug Kissen',
    claims: [],
    shows: {
      hook: 'eine erfundene Reisende namens Alice im Wunderland schläft im Abteil',
      body: 'Lichter ziehen am Fenster vorbei',
    },
    real: [],
  },
  {
    language: 'de',
    product: 'Muskelwerk App',
    claims: ['12 Wochen Programm'],
    shows: {
      hook: 'Hanteln auf einem Holzboden',
      body: 'derselbe Mann in der ersten und in der zwölften Woche, zehn Kilo leichter',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Gestern Bier',
    claims: [],
    shows: {
      hook: 'ein leerer Biergarten nach dem Regen',
      body: 'so sah es gestern bei uns auf dem Hoffest aus, mit der Blaskapelle aus dem Nachbardorf',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Sommerfest Limonade',
    claims: [],
    shows: {
      hook: 'Sommerfest Limonade in einem Eimer mit Eis',
      body: 'ein Fest im Garten, Lampions, unscharfe Gestalten',
    },
    real: [],
  },
  {
    language: 'en',
    product: 'Oakhouse Furniture',
    claims: [],
    people: ['Joan Miró'],
    shows: {hook: 'a chair by a window', body: 'Joan planes the seat of the chair by hand'},
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Sprint Batteries',
    claims: ['Lasts 3 times as long'],
    shows: {
      hook: 'a toy rabbit made of paper walks across a desk',
      body: 'two toy cars start together; one stops, and the one with Sprint drives on',
    },
    real: ['body'],
  },
];
