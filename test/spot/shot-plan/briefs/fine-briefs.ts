import type {PlannedBrief} from './planned-brief.ts';

const fine = (
  language: 'en' | 'de',
  product: string,
  claims: readonly string[],
  shows: PlannedBrief['shows'],
): PlannedBrief => ({language, product, claims, shows, real: []});

/** Briefs in which a model may make every beat. */
export const FINE_BRIEFS: readonly PlannedBrief[] = [
  fine('en', 'Meridian Flask 750', ['Ice stays ice for 24 hours'], {
    hook: 'the flask in hard noon sun, ice cubes beside it',
    body: 'condensation on powder coat near the collar',
    offer: 'the flask on paper-coloured seamless, a lot of air',
  }),
  fine('en', 'Peck bicycle light', ['60 lumens from 38 grams'], {
    hook: 'the light on a handlebar, its beam thrown down a street at night',
    body: 'a bike passes, its wheel spinning, the light draws a trail',
  }),
  fine('en', 'Cloudberry Jam', [], {
    hook: 'cloudberries in a birch basket, dew on them',
    body: 'a spoon lifts jam out of a jar, side light',
    offer: 'the jar on a checked cloth',
  }),
  fine('en', 'Stillwater Tea', [], {
    hook: 'a still lake with a wooden jetty, early morning',
    body: 'leaves open in hot water, seen from above',
  }),
  fine('en', 'Loop Headphones', ['30 hours of battery'], {
    hook: 'a woman walks through a crowded station with her eyes closed',
    body: 'the headphones turn slowly on a black turntable',
  }),
  fine('en', 'Hearth Candles', [], {
    hook: 'a match is struck in the dark',
    body: 'wax pools around a wick, extreme close-up',
  }),
  fine('en', 'Tidal Running Shorts', [], {
    hook: 'a man runs along a beach at dawn, seen from behind',
    body: 'fabric ripples in the wind',
  }),
  fine('en', 'Marrow Pet Food', [], {
    hook: 'a dog waits in front of an empty bowl',
    body: 'the bowl is filled, the tail starts to wag',
  }),
  fine('en', 'Paperboat Stationery', [], {
    hook: 'sheets of coloured paper fold themselves into a boat',
    body: 'pens in a row, overhead',
    offer: 'the box, closed, with a ribbon',
  }),
  fine('en', 'Juniper Soap', ['Made with juniper oil'], {
    hook: 'juniper branches in snow',
    body: 'foam slides over two hands',
  }),
  fine('de', 'Morgenrot Kaffee', [], {
    hook: 'Kaffee läuft in eine weiße Tasse, Gegenlicht',
    body: 'eine Frau öffnet die Vorhänge eines Schlafzimmers',
  }),
  fine('de', 'Waldhonig', ['Aus deutschen Wäldern'], {
    hook: 'Sonnenstrahlen zwischen Fichten, Nebel am Boden',
    body: 'Honig fließt von einem Löffel',
  }),
  fine('de', 'Kiesel Seife', [], {
    hook: 'glatte Steine in einem Bach',
    body: 'ein Stück Seife auf nassem Schiefer',
  }),
  fine('de', 'Radieschen Samen', [], {
    hook: 'Erde rieselt durch Finger',
    body: 'ein Keimling bricht durch die Erde, Zeitraffer',
  }),
  fine('de', 'Nordlicht Lampe', ['Verbraucht 9 Watt'], {
    hook: 'ein dunkles Zimmer, nur ein Streifen Licht unter der Tür',
    body: 'die Lampe schaltet sich ein, Schatten wandern über die Wand',
  }),
  fine('de', 'Zimt Schnecken', [], {
    hook: 'Teig wird auf einem bemehlten Tisch gerollt',
    body: 'Schnecken auf einem Blech, von oben',
  }),
  fine('de', 'Flusskiesel Whisky', [], {
    hook: 'ein Fass in einem Keller, Staub im Licht',
    body: 'ein Glas Whisky neben einem Kamin',
  }),
  fine('de', 'Ahoi Regenmantel', [], {
    hook: 'ein Kind springt in eine Pfütze, Gummistiefel',
    body: 'der gelbe Mantel an einem Haken',
  }),
  fine('de', 'Schlafgut Matratze', ['100 Nächte Probe'], {
    hook: 'eine Straße im Morgengrauen, alle Fenster dunkel',
    body: 'ein Paar schläft, Vogelperspektive',
  }),
  fine('de', 'Werkzeugkiste Nord', [], {
    hook: 'Sägespäne wirbeln in einem Lichtkegel',
    body: 'die Kiste klappt auf, Schraubendreher in einer Reihe',
  }),
];
