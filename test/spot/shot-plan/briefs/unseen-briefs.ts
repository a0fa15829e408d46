import type {PlannedBrief} from './planned-brief.ts';

/** Briefs that were written after the rule was changed for those of `later-briefs.ts`. */
export const UNSEEN_BRIEFS: readonly PlannedBrief[] = [
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
      hook: 'Tomos Pryce wades out to the beds at low tide',
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
