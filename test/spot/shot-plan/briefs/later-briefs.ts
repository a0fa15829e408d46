import type {PlannedBrief} from './planned-brief.ts';

/** Briefs that were written after the rule was tuned on the sixty others; four of their shots were then found to be missed. */
export const LATER_BRIEFS: readonly PlannedBrief[] = [
  {
    language: 'en',
    product: 'Pinecone Kayaks',
    claims: ['Carries 180 kg'],
    shows: {
      hook: 'a kayak glides through reeds, seen from the air',
      body: 'four adults climb onto the upturned hull, and it stays afloat',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Common Ground Coffee',
    claims: [],
    shows: {
      hook: 'the farmers of our cooperative in Huila, sorting cherries at sunrise',
      body: 'coffee drips into a glass carafe',
    },
    real: ['hook'],
  },
  {
    language: 'en',
    product: 'Silver Birch Hearing',
    claims: ['Hear clearly in noise'],
    people: ['Dorothy Ames'],
    shows: {hook: 'Dorothy laughs at a crowded table', body: 'a hearing aid on a fingertip, macro'},
    real: ['hook'],
  },
  {
    language: 'en',
    product: 'Zest Dish Soap',
    claims: ['Cuts grease in seconds'],
    shows: {
      hook: 'lemons roll across a counter',
      body: 'one drop of Zest falls into a greasy pan, and the fat draws back to the edge',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Lantern Books',
    claims: [],
    shows: {
      hook: 'a reading lamp by a rainy window',
      body: 'an old man who exists only in the story walks out of a book, drawn in ink',
    },
    real: [],
  },
  {
    language: 'en',
    product: 'Harvest Moon Granola',
    claims: [],
    shows: {
      hook: 'a field of oats at dusk, wind in the ears',
      body: 'granola tumbles into a bowl, milk follows',
    },
    real: [],
  },
  {
    language: 'de',
    product: 'Kuckuck Uhren',
    claims: ['Von Hand gefertigt'],
    shows: {
      hook: 'ein Zifferblatt aus Birkenholz, Streiflicht',
      body: 'Uhrmachermeister Veit Sandner setzt das Werk ein',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Fleckweg Gel',
    claims: ['Entfernt Rotweinflecken'],
    shows: {
      hook: 'ein Glas Rotwein kippt um, Zeitlupe',
      body: 'das Tischtuch vor und nach der Behandlung mit Fleckweg',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Ostwind Räder',
    claims: [],
    shows: {
      hook: 'das Siegerpodest der Deutschen Meisterschaft 2025, Konfetti',
      body: 'ein Fahrrad lehnt an einer Mauer',
    },
    real: ['hook'],
  },
  {
    language: 'de',
    product: 'Windstill Zelte',
    claims: ['Hält Windstärke 9 aus'],
    shows: {
      hook: 'Gras, das sich im Wind legt',
      body: 'vor dem Gebläse eines Flugplatzes steht das Zelt, kein Hering löst sich',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Sonnengelb Nudeln',
    claims: [],
    shows: {
      hook: 'Nudeln fallen in kochendes Wasser',
      body: 'eine Familie am Tisch, von hinten, warmes Licht',
    },
    real: [],
  },
  {
    language: 'de',
    product: 'Sternwarte Bettwäsche',
    claims: [],
    shows: {
      hook: 'ein Sternenhimmel über einem Dorf',
      body: 'ein Kind und sein ausgedachter Freund, ein blauer Bär, liegen unter der Decke',
    },
    real: [],
  },
];
