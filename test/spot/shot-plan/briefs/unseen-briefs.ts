import type {PlannedBrief} from './planned-brief.ts';

/** Briefs that were written after the last change of the rule. */
export const UNSEEN_BRIEFS: readonly PlannedBrief[] = [
  {
    language: 'en',
    product: 'Tarn Dry Bags',
    claims: ['Dry to 10 metres'],
    shows: {
      hook: 'a lake under low cloud, a heron on a post',
      body: 'the bag is dragged behind a boat, then unrolled on the jetty: the sweater inside is warm and soft',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Brushwood Vet Clinic',
    claims: [],
    shows: {
      hook: 'Dr Livingstone listens to a spaniel with a stethoscope',
      body: 'a collar on a hook by the door',
    },
    real: ['hook'],
  },
  {
    language: 'en',
    product: 'Copperline Pans',
    claims: ['Nothing sticks'],
    shows: {
      hook: 'eggs in a wire basket, farmhouse light',
      body: 'a fried egg slides around the pan like a puck on ice',
    },
    real: ['body'],
  },
  {
    language: 'en',
    product: 'Night Bus Playlist App',
    claims: [],
    shows: {
      hook: 'the crowd at the Glasgow Green show in 2024, phones lit',
      body: 'a bus window streaked with rain, neon behind it',
    },
    real: ['hook'],
  },
  {
    language: 'en',
    product: 'Paper Moon Lamps',
    claims: [],
    shows: {hook: 'a paper moon hangs in a child’s room', body: 'a moth circles the lamp'},
    real: [],
  },
  {
    language: 'en',
    product: 'Slow Lane Bicycles',
    claims: ['Weighs 11 kg'],
    shows: {hook: 'a cyclist leans into a bend, autumn leaves', body: 'a chain runs over a sprocket, macro'},
    real: [],
  },
  {
    language: 'de',
    product: 'Bodenlos Bodenbelag',
    claims: ['Kratzfest'],
    shows: {
      hook: 'Morgensonne auf einem leeren Dielenboden',
      body: 'ein Hund bremst mit allen Krallen auf dem Belag, danach ist die Fläche makellos',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Stickerei Albrecht',
    claims: [],
    shows: {hook: 'Frau Droste fädelt einen Goldfaden ein', body: 'ein Stickrahmen im Gegenlicht'},
    real: ['hook'],
  },
  {
    language: 'de',
    product: 'Glutkern Kaminöfen',
    claims: ['Heizt 80 m²'],
    shows: {
      hook: 'Schnee vor einer Hütte, blaue Stunde',
      body: 'die Wärmebildkamera zeigt, wie sich das Zimmer in zehn Minuten von blau nach rot färbt',
    },
    real: ['body'],
  },
  {
    language: 'de',
    product: 'Turnverein Lindenau',
    claims: [],
    shows: {hook: 'unsere Mädchenriege beim Stadtturnfest', body: 'ein Schwebebalken in einer leeren Halle'},
    real: ['hook'],
  },
  {
    language: 'de',
    product: 'Milchstraße Eis',
    claims: [],
    shows: {
      hook: 'eine Kugel Eis schmilzt an einem heißen Tag',
      body: 'Sterne spiegeln sich in einem Löffel',
    },
    real: [],
  },
  {
    language: 'de',
    product: 'Federball Kissen',
    claims: ['Waschbar bei 60 Grad'],
    shows: {
      hook: 'eine Feder schwebt durch ein Schlafzimmer',
      body: 'eine Katze rollt sich auf dem Kissen zusammen',
    },
    real: [],
  },
];
