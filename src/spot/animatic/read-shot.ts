import type {Animatic} from './animatic.ts';

/** The silhouette of a product. `pack` if no word names one. */
export type Form =
  | 'bottle'
  | 'can'
  | 'cup'
  | 'phone'
  | 'shoe'
  | 'bag'
  | 'box'
  | 'puck'
  | 'bicycle'
  | 'jar'
  | 'tube'
  | 'bowl'
  | 'watch'
  | 'book'
  | 'plant'
  | 'pack';

/** The setting of a shot. `studio` if no word names one. */
export type ShotPlace = 'studio' | 'mountains' | 'city' | 'room' | 'sea' | 'forest' | 'road';

/** What a person does. `stand` if no word names it. */
export type Act = 'stand' | 'walk' | 'run' | 'jump' | 'reach' | 'drink' | 'sit' | 'turn' | 'ride';

/** The texture of a surface. `contours` if no word names one. */
export type Grain = 'drops' | 'weave' | 'wood' | 'ripples' | 'grains' | 'contours' | 'halftone';

/** The words for each form, as stems. The word that comes first in the text decides. */
const FORMS: Record<Exclude<Form, 'pack'>, string> = {
  bicycle: 'bicycle|bike(?! light)|wheel|scooter',
  puck: 'bike light|light|lamp|puck|sensor|button|speaker|earbud',
  bottle: 'bottle|flask|thermos|carafe|wine|perfume|serum|shampoo|oil',
  cup: 'cup|mug|coffee|tea|espresso|glass',
  can: 'can|soda|beer|tin|seltzer',
  phone: 'phone|app|screen|tablet|laptop|display',
  shoe: 'shoe|sneaker|boot|trainer|sole',
  bag: 'bag|backpack|tote|purse|pouch|strap',
  box: 'box|parcel|package|carton|crate|gift',
  jar: 'jar|cream|balm|candle|honey|jam',
  tube: 'tube|toothpaste|lotion|lipstick|pen|brush',
  bowl: 'bowl|salad|soup|plate|dish|food|burger|pizza|cereal',
  watch: 'watch|ring|bracelet|jewel',
  book: 'book|notebook|journal|magazine|card',
  plant: 'plant|flower|leaf|leaves|herb|tree|bouquet',
};

const PLACES: Record<Exclude<ShotPlace, 'studio'>, string> = {
  mountains: 'mountain|ridge|peak|hill|summit|trail|cliff|alp|valley|ledge|canyon|rock|snow',
  sea: 'sea|beach|harbour|harbor|lake|ocean|shore|coast|river|island|surf|boat|pool',
  forest: 'forest|wood(?!en)|tree|park|garden|moss|jungle|meadow|field|grass',
  road: 'road|track|lane|highway|desert|bridge|tunnel|path',
  city: 'city|street|skyline|rooftop|downtown|alley|town|building|neon|crossing|pavement|sidewalk',
  room: 'room|desk|kitchen|table|window|office|cafe|café|niche|bar|counter|bath|bed|sofa|shelf|gym|home|house',
};

const ACTS: Record<Exclude<Act, 'stand'>, string> = {
  run: 'run|sprint|jog|chase|rush',
  jump: 'jump|leap|danc|cheer|celebrat',
  ride: 'ride|riding|cycl|pedal',
  walk: 'walk|stroll|stride|step|cross|hik|arriv|enter|leav',
  drink: 'drink|sip|eat|bite|smell|lift|rais|pour',
  sit: 'sit|sat|rest|read|wait|lean|typ|work',
  turn: 'turn|look|spin|smil|laugh|nod|wav',
  reach: 'reach|press|tap|open|clip|hold|grab|pick|tak|put|unbox|touch|point|tie|wear|pack',
};

const GRAINS: Record<Exclude<Grain, 'contours'>, string> = {
  drops: 'drop|dew|condens|rain|bubble|sweat|spray|splash',
  weave: 'fabric|knit|weav|cloth|textile|canvas|leather|wool|cotton|denim|strap|thread',
  wood: 'wood|wooden|bark|grain|oak|plank',
  ripples: 'water|ripple|wave|silk|cream|milk|honey|liquid|pour|smoke',
  grains: 'sand|salt|sugar|powder|dust|crumb|coffee|seed|grit|snow|ice|frost',
  halftone: 'halftone|print|dots|pixel|screen',
};

const PEOPLE =
  'person|people|woman|man|men|women|girl|boy|runner|rider|cyclist|dancer|hiker|athlete|figure|friend|family|couple|child|kid|barista|chef|worker|commuter|courier|she|he|they|somebody|someone';

/** The facts for a shot's drawing, from its text. */
export type Reading = {
  form: Form;
  place: ShotPlace;
  act: Act;
  grain: Grain;
  /** Whether a person is in it. */
  people: boolean;
  /** Whether the light is low. */
  night: boolean;
};

/** Finds English key words in a shot's text. What no word names gets the default of its type. */
export function readShot({kind, subject, action, setting}: Animatic): Reading {
  const about = `${subject} ${action ?? ''}`;
  const all = `${about} ${setting ?? ''}`;
  // For products only `setting` is searched for a place: "moss" may be a colour of the product.
  const anywhere = kind === 'scene' || kind === 'human-motion';
  return {
    form: find(FORMS, subject) ?? find(FORMS, about) ?? 'pack',
    place: find(PLACES, setting ?? '') ?? (anywhere ? find(PLACES, all) : undefined) ?? 'studio',
    act: find(ACTS, about) ?? 'stand',
    grain: find(GRAINS, all) ?? 'contours',
    people: kind === 'human-motion' || kind === 'product-in-use' || says(about, PEOPLE),
    night: says(all, 'night|dark|dusk|midnight|evening|neon|moon'),
  };
}

/** The name whose words come first in the text. */
function find<Name extends string>(stems: Record<Name, string>, text: string): Name | undefined {
  const found = (Object.keys(stems) as Name[])
    .map((name) => ({name, at: placeOf(text, stems[name])}))
    .filter(({at}) => at >= 0);
  return found.sort((a, b) => a.at - b.at)[0]?.name;
}

const says = (text: string, stems: string): boolean => placeOf(text, stems) >= 0;

/** The position of the first stem at the start of a word ("cup", not "hiccup"); -1 if there is none. Stems up to 4 letters match whole words and plurals only. */
function placeOf(text: string, stems: string): number {
  const patterns = stems.split('|').map((stem) => {
    const whole = /^[a-zé]{1,4}$/.test(stem);
    return whole ? `${stem}(?:s|es)?(?![\\p{L}])` : stem;
  });
  return text.search(new RegExp(`(?<![\\p{L}])(?:${patterns.join('|')})`, 'iu'));
}
