import type {PlannedBrief} from './planned-brief.ts';

/** Briefs with at least one beat that has to be filmed: a person, an event, or a demonstration that is a claim. */
export const REAL_BRIEFS: readonly PlannedBrief[] = [
  {
    language: 'en',
    product: 'Rye and Salt Bread',
    claims: ['Baked every night since 1974'],
    shows: {
      hook: 'our head baker pulls the first loaf out of the oven at four in the morning',
      body: 'a loaf is torn open, steam rising',
      offer: 'the loaf on a wooden board',
    },
    real: ['hook'],
  },
  {
    language: 'en',
    product: 'Ledgerly',
    claims: [],
    people: ['Ada Lovelace'],
    shows: {
      hook: 'Ada Lovelace at her desk, talking to camera about her first year in business',
      body: 'a tidy desk with a laptop, morning light',
    },
    real: ['hook'],
  },
  {
    language: 'en',
    product: 'Gritstone Boots',
    claims: ['Waterproof for 8 hours'],
    shows: {
      hook: 'wet rocks on a moor',
      body: 'the boot stands in a bucket of water for eight hours, and the sock inside comes out dry',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Clearly Glass Cleaner',
    claims: ['No streaks'],
    shows: {
      hook: 'a smeared window against the sun',
      body: 'before and after: the left half of the pane is wiped with Clearly, the right half is not',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Tern Sailing School',
    claims: [],
    shows: {
      hook: "last summer's regatta, our students rounding the final mark",
      body: 'sails against a blue sky',
    },
    real: ['hook'],
  },
  {
    language: 'en',
    product: 'Hold Phone Case',
    claims: ['Survives a fall of 3 metres'],
    shows: {
      hook: 'a phone slips out of a pocket',
      body: 'the case is dropped from three metres onto concrete, and the screen has no crack',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Nomi Night Cream',
    claims: ['Visibly smoother skin in 4 weeks'],
    shows: {
      hook: 'a jar on a marble shelf',
      body: 'close-up of a cheek on day one and the same cheek after four weeks',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Harbour Roasters',
    claims: [],
    shows: {
      hook: 'beans falling into a hopper, slow motion',
      body: 'the roastery that we opened in March, with guests at the counter on the first day',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Aster Insurance',
    claims: [],
    shows: {
      hook: 'news footage of the flood in the valley, water up to the window sills',
      body: 'a calm living room',
    },
    real: ['hook'],
  },
  {
    language: 'en',
    product: 'Quick Brown Fox Courier',
    claims: ['Delivered in 58 minutes on average'],
    shows: {
      hook: 'a parcel on a doorstep',
      body: 'a stopwatch runs while the rider crosses the city, and stops at 51 minutes at the door',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Bergkraut Tee',
    claims: [],
    shows: {
      hook: 'unsere Gründerin Hannah Arendt pflückt Schafgarbe auf der Alm',
      body: 'eine dampfende Tasse auf einem Fensterbrett',
    },
    real: ['hook'],
  },
  {
    language: 'de',
    product: 'Kalkfrei Spray',
    claims: ['Löst Kalk in 60 Sekunden'],
    shows: {
      hook: 'ein verkalkter Wasserhahn',
      body: 'der Hahn wird besprüht, und nach sechzig Sekunden glänzt er, in einer einzigen Einstellung',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Lindner Orgelbau',
    claims: ['Seit 1911 in Familienhand'],
    shows: {
      hook: 'Lichtstrahlen in einer Kirche',
      body: 'unser Orgelbaumeister stimmt die längste Pfeife',
      offer: 'die Einweihung der neuen Orgel im Dom, im Mai 2026',
    },
    real: ['body', 'offer'],
  },
  {
    language: 'de',
    product: 'Standfest Leiter',
    claims: ['Trägt 150 kg'],
    shows: {
      hook: 'eine Leiter an einem Apfelbaum',
      body: 'drei Männer stehen zugleich auf der Leiter, und sie gibt nicht nach',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Federleicht Rucksack',
    claims: [],
    shows: {
      hook: 'Kundin Sabine erzählt, warum sie ihren alten Rucksack weggegeben hat',
      body: 'der Rucksack auf einer Bank am See',
    },
    real: ['hook'],
  },
  {
    language: 'de',
    product: 'Stadtwerke Moosbach',
    claims: [],
    shows: {
      hook: 'Bürgermeister Konrad Adenauer drückt den Knopf, und die neue Turbine läuft an',
      body: 'Wasser rauscht über ein Wehr',
    },
    real: ['hook'],
  },
  {
    language: 'de',
    product: 'Blendfrei Brille',
    claims: ['Nimmt 90 Prozent der Blendung'],
    shows: {
      hook: 'tiefe Sonne auf einer Landstraße',
      body: 'Vergleich mit einer gewöhnlichen Brille: links blendet die Sonne, rechts ist die Straße klar zu sehen',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Hofladen Wiesengrund',
    claims: [],
    shows: {
      hook: 'unsere Kühe auf der Weide hinter dem Hof, die Bäuerin ruft sie beim Namen',
      body: 'Käse auf einem Brett',
    },
    real: ['hook'],
  },
  {
    language: 'de',
    product: 'Dicht Brotdose',
    claims: ['Läuft nicht aus'],
    shows: {
      hook: 'eine Schultasche voller Krümel',
      body: 'die Dose wird mit Suppe gefüllt, auf den Kopf gestellt und geschüttelt, kein Tropfen tritt aus',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Laufwerk Schuhe',
    claims: [],
    shows: {
      hook: 'Zieleinlauf beim Rennsteiglauf, unsere Läuferin Nummer 412 reißt die Arme hoch',
      body: 'Schuhe auf nassem Asphalt',
    },
    real: ['hook'],
  },
];
