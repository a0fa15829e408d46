import type {PlannedBrief} from './planned-brief.ts';

/**
 * Two dozen briefs that were written after the rule was tuned on the sixty others, in two turns. In each turn, the rule missed four of eight shots; it was
 * then changed for the kinds of the misses.
 */
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
    people: ['Dorothy Hodgkin'],
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
      body: 'Uhrmachermeister Ferdinand Adolph Lange setzt das Werk ein',
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
  {
    language: 'en',
    product: 'Ironbark Gloves',
    claims: ['Cut resistant to level D'],
    shows: {
      hook: 'thorns on a bramble, morning frost',
      body: 'a kitchen knife is drawn hard across the palm of the glove, and the leather is not even marked',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Saltmarsh Oysters',
    claims: [],
    shows: {
      hook: 'Dylan Thomas wades out to the beds at low tide',
      body: 'oysters on crushed ice, lemon',
    },
    real: ['hook'],
  },
  {
    language: 'en',
    product: 'Bolt Charger',
    claims: ['Half full in 18 minutes'],
    shows: {
      hook: 'a phone with a red battery on a café table',
      body: 'the battery symbol climbs from 0 to 50 percent while a kitchen timer counts to 18 minutes',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Fernhill School',
    claims: [],
    shows: {hook: 'our pupils on the steps, throwing caps', body: 'an empty classroom, dust in the light'},
    real: ['hook'],
  },
  {
    language: 'en',
    product: 'Velvet Hour Perfume',
    claims: [],
    shows: {
      hook: 'a woman in a red dress crosses a hotel lobby',
      body: 'the bottle sinks slowly through dark water',
    },
    real: [],
  },
  {
    language: 'en',
    product: 'Mountain Post Parcels',
    claims: ['In two days'],
    shows: {hook: 'a parcel van climbs a pass in snow', body: 'a parcel on a doormat, a cat sniffs at it'},
    real: [],
  },
  {
    language: 'de',
    product: 'Leisetreter Staubsauger',
    claims: ['Nur 58 Dezibel'],
    shows: {
      hook: 'ein Wohnzimmer am Abend, Krümel auf dem Teppich',
      body: 'neben dem laufenden Staubsauger schläft ein Säugling weiter, das Messgerät zeigt 58',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Mühle am Bach Mehl',
    claims: [],
    shows: {
      hook: 'unser Müller öffnet die Schleuse, das Rad setzt sich in Bewegung',
      body: 'Mehl staubt auf ein Brett',
    },
    real: ['hook'],
  },
  {
    language: 'de',
    product: 'Haltfest Kleber',
    claims: ['Trägt 40 kg'],
    shows: {
      hook: 'ein Henkel bricht von einer Tasse',
      body: 'ein Mann hängt mit seinem ganzen Gewicht an einem Haken, der nur geklebt ist',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Rathausplatz Konzerte',
    claims: [],
    shows: {
      hook: 'das Publikum beim Auftakt im vergangenen Sommer, Hände in der Luft',
      body: 'ein Mikrofon auf einer leeren Bühne',
    },
    real: ['hook'],
  },
  {
    language: 'de',
    product: 'Apfelgrün Saft',
    claims: ['100 Prozent Direktsaft'],
    shows: {hook: 'Äpfel rollen über ein Holzbrett', body: 'Saft strömt in ein Glas, Gegenlicht'},
    real: [],
  },
  {
    language: 'de',
    product: 'Zugvogel Koffer',
    claims: ['Wiegt 1,9 kg'],
    shows: {
      hook: 'eine Frau läuft mit einem Koffer durch eine Bahnhofshalle',
      body: 'Kofferrollen auf Kopfsteinpflaster, Nahaufnahme',
    },
    real: [],
  },
];
