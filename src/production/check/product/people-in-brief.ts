import type {Brief} from '../../../spot/documents/brief.ts';

/** Whether a brief rules people out: by its field `people`, or as far as its words say. */
export type PeopleRule = 'allowed' | 'ruled-out' | 'perhaps-ruled-out';

/** Words of English, German, French and Spanish that rule something out. */
const NOT =
  "no|not|never|without|avoid|don['’]t|kein|keine|keinen|nie|niemals|ohne|pas|sans|aucune?|jamais|sin|nunca|evitar";
/** Words for people. Models are not among them: they may be of phones or cars. */
const PEOPLE =
  'people|persons?|humans?|faces?|men|women|actors?|actresses|menschen|personen|gesichter|leute|personnes?|visages?|personas|caras|rostros';

const RULED_OUT = [
  // Up to four words between them, as in `No stock footage of people`, but not `No blame for people who ...`.
  new RegExp(
    `(?<!\\p{L})(?:${NOT})\\s+(?:(?!for\\s|to\\s|against\\s|about\\s)\\p{L}+\\s+){0,4}(?:${PEOPLE})(?!\\p{L})`,
    'iu',
  ),
  // An entry that only names them, as `People`: the list says what must not be.
  new RegExp(`^\\s*(?:${PEOPLE})(?!\\p{L})`, 'iu'),
  // `No models`, and nothing that says what they are models of.
  /(?<!\p{L})(?:no|without|avoid)\s+(?:fashion\s+)?models\s*(?:$|[.,;:])/iu,
];

/** Reads whether a brief rules people out. Words only give a `perhaps`: they may mean something else. */
export function peopleRule(brief: Pick<Brief, 'people' | 'mustNots'> | null): PeopleRule {
  if (brief?.people !== undefined) return brief.people === 'none' ? 'ruled-out' : 'allowed';
  const isPerhaps = brief?.mustNots.some((line) => RULED_OUT.some((pattern) => pattern.test(line)));
  return isPerhaps ? 'perhaps-ruled-out' : 'allowed';
}
