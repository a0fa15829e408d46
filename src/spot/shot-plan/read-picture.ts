import type {z} from 'zod';
import {claimLanguages, isStopWord} from '../claims/claim-words.ts';
import type {Framing as FramingSchema, ShotKind} from '../documents/shots.ts';
import type {CameraMoveKind} from '../timeline/camera-move.ts';

type Framing = z.infer<typeof FramingSchema>;

const find = (source: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${source})(?![\\p{L}])`, 'iu');

const PEOPLE = find(
  'wom[ae]n|m[ae]n|girls?|boys?|child(?:ren)?|kids?|people|persons?|couples?|runners?|riders?|cyclists?|travell?ers?|hikers?|dancers?|friends|mothers?|fathers?|hands?|fingers?|she|he|they|frau(?:en)?|mann|männer|mädchen|jungen?|kind(?:er)?|menschen|person(?:en)?|paar|läufer(?:in)?|radfahrer(?:in)?|reisende[rn]?|wanderer|freunde|mutter|vater|hände?|finger|sie|er',
);

const ACTS = find(
  'walks?|runs?|rides?|ties|opens?|pours?|holds?|lifts?|jumps?|dances?|sleeps?|stretches|drinks?|eats?|wears?|uses?|carries|presses|turns|geht|läuft|rennt|fährt|öffnet|gießt|hält|hebt|springt|tanzt|schläft|trinkt|isst|trägt|benutzt|drückt|dreht|schraubt',
);

const STYLISED = find(
  'cartoons?|drawn|animated|imaginary|invented|mascots?|fold(?:s|ed)? themselves|paper (?:boat|figure|city)|clay|puppets?|dream(?:like)?|surreal|gezeichnet\\p{L}*|animiert\\p{L}*|erfunden\\p{L}*|maskottchen|knete|traumhaft\\p{L}*',
);

const TEXTURE = find(
  'condensation|droplets?|foam|steam|smoke|grain|fabric|textures?|ripples?|bubbles?|wax|crumbs?|surface|powder coat|tau|schaum|dampf|rauch|maserung|stoff|oberfläche|bläschen|tropfen|staub|sägespäne',
);

const TRANSITION = find('transition|whip pan|wipe to|morphs? into|überblendung|verwandelt sich');

/**
 * What a description says about its picture: the kind that the router chooses models by, how it is framed, how the camera moves. `product`: the
 * words for the product. Reads English and German; where the words say nothing, it is a scene.
 */
export function kindOf(shows: string, product: readonly string[]): ShotKind {
  const hasProduct = namesProduct(shows, product);
  if (TRANSITION.test(shows)) return 'transition';
  if (STYLISED.test(shows)) return 'stylised';
  if (PEOPLE.test(shows)) return hasProduct ? 'product-in-use' : ACTS.test(shows) ? 'human-motion' : 'scene';
  if (TEXTURE.test(shows)) return 'texture';
  return hasProduct ? 'product-detail' : 'scene';
}

/** Whether a description shows the product: one of its names is there as whole words, also in the plural. A name such as `One`, which is a common word, counts only as it is written. */
export const namesProduct = (shows: string, product: readonly string[]): boolean =>
  product.some((name) => name.trim() !== '' && nameIn(name.trim()).test(shows.normalize('NFC')));

const LANGUAGES = claimLanguages('', 'en');

const nameIn = (name: string): RegExp => {
  const words = name
    .normalize('NFC')
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/[\s_-]+/g, '[\\s_-]+');
  const isCommon = isStopWord(name.toLowerCase(), LANGUAGES) && name !== name.toLowerCase();
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?:['’]?s|es|e?n)?(?![\\p{L}\\p{N}])`, isCommon ? 'u' : 'iu');
};

const FRAMINGS: readonly [Framing, RegExp][] = [
  ['extreme-close-up', find('extreme close-?up|macro|makro|detailaufnahme')],
  ['close-up', find('close-?up|nahaufnahme|großaufnahme')],
  ['aerial', find('aerial|drone|from the air|luftaufnahme|drohne|aus der luft')],
  ['overhead', find('overhead|from above|top-?down|von oben|vogelperspektive|draufsicht')],
  [
    'wide',
    find(
      'wide(?: shot)?(?![ -]?(?:eyes?|eyed|open|grin|smile|awake|mouth|brim|leg)(?:s|med|ged)?(?!\\p{L}))|landscape|panorama|totale|weit(?:winklig)?|landschaft',
    ),
  ],
  ['medium', find('medium shot|waist up|halbnah')],
];

const BY_KIND: Readonly<Record<ShotKind, Framing>> = {
  'human-motion': 'medium',
  'product-detail': 'close-up',
  'product-in-use': 'medium',
  scene: 'wide',
  stylised: 'medium',
  texture: 'extreme-close-up',
  transition: 'medium',
};

/** The framing that a description names, or else the usual one of its kind. */
export const framingOf = (shows: string, kind: ShotKind): Framing =>
  FRAMINGS.find(([, pattern]) => pattern.test(shows))?.[0] ?? BY_KIND[kind];

const MOVES: readonly [CameraMoveKind, RegExp][] = [
  ['static', find('locked-?off|static camera|tripod|feste kamera|stativ')],
  [
    'push',
    find(
      'push(?:es)? in|dolly in|zooms? in(?:to)?|kamera fährt (?:heran|näher)|(?:camera|kamera|slow|gentle|quick|fast|crash|langsamer|schneller) zooms?(?! (?:call|lens|meeting))|zoomt? (?:heran|auf)',
    ),
  ],
  ['pull', find('pull(?:s)? (?:back|out)|dolly out|zooms? out|kamera fährt zurück')],
  ['pan-left', find('pans? (?:to the )?left|schwenk(?:t)? nach links')],
  // A pan is also for frying, and people wave flags (`schwenkt`): alone, the words name no move.
  [
    'pan-right',
    find(
      'pans? (?:to the )?right|(?:camera|shot|slow|slowly|gentle|smooth|quick) pans?|panning|schwenkt? nach rechts|(?:kamera|langsamer|ruhiger|leichter) schwenkt?',
    ),
  ],
  ['tilt-up', find('tilts? up|nach oben schwenk\\p{L}*')],
  ['tilt-down', find('tilts? down|nach unten schwenk\\p{L}*')],
];

/** The move that a description names. */
export const moveIn = (shows: string): CameraMoveKind | undefined =>
  MOVES.find(([, pattern]) => pattern.test(shows))?.[0];
