import type {Brief} from '../../../spot/documents/brief.ts';

/** Whether a brief rules people out: by its field `people`, or as far as its words say. */
export type PeopleRule = 'allowed' | 'ruled-out' | 'perhaps-ruled-out';

/** Words of English, German, French and Spanish that rule something out. */
const NOT =
  "no|not|never|without|avoid|don['’]t|kein|keine|keinen|nie|niemals|ohne|pas|sans|aucune?|jamais|sin|nunca|evitar";
/** Words that rule people out by themselves, as in `No one in frame` and `Menschenleer`. */
const NO_ONE =
  'nobody|no\\s+one|no-one|niemand(?:en)?|menschenleer|personne|nadie|unpopulated|people-?free|faceless';
/** Words for people, and for what is seen of them. In the singular, many of them are parts of other words, such as `hand lettering`. Models are not among them: they may be of phones or cars. */
const PEOPLE =
  'people|persons?|humans?|faces?|men|women|girls|boys|teens|kids|children|babies|toddlers?|teenagers?|hands|fingers|crowds?|pedestrians?|passers-?by|bystanders?|actors?|actresses|presenters?|menschen|personen|gesichter?|leute|kinder|hände|m[äa]nner|frauen|schauspieler(?:innen)?|personnes?|visages?|enfants?|mains|hommes?|femmes?|personas|caras|rostros|ni[ñn]os|manos|hombres|mujeres';
/** Words for one person or hand. Many begin a word for a thing, as in `baby food`, so that nothing but a place may follow. */
const ONE = 'man|woman|girl|boy|child|baby|teen|hand|finger|mensch|mann|frau|kind|gesicht|homme|femme|enfant';
/** What follows a word for people: no other part of a longer word, and no genitive, as in `kids' toys`. */
const WHOLE = "(?![\\p{L}-]|['’]\\p{L}|['’]\\s+\\p{L})";

const RULED_OUT = [
  // Up to four words between them, as in `No stock footage of people`, but not `No blame for people who ...` or `Don't crop the hands`.
  new RegExp(
    `(?<!\\p{L})(?:${NOT})\\s+(?:(?!(?:for|to|against|about|crop|cut|hide|cover)\\s)\\p{L}+\\s+){0,4}(?:${PEOPLE})${WHOLE}`,
    'iu',
  ),
  new RegExp(
    `(?<!\\p{L})(?:${NOT})\\s+(?:(?:an?|any|single|eine?|einen|une?)\\s+)?(?:${ONE})(?=\\s*(?:$|[.,;:])|\\s+(?:in|on|at|or|visible|im|auf|oder|dans|en)(?!\\p{L}))`,
    'iu',
  ),
  // At the beginning: `No one should feel left out` in the middle of an entry may be about the message.
  new RegExp(
    `^\\s*(?:show\\s+)?(?:${NO_ONE})(?=\\s*(?:$|[.,;:])|\\s+(?:in|on|at|visible|im|auf|dans|à|en)(?!\\p{L}))`,
    'iu',
  ),
  // An entry that only names them, as `People`: the list says what must not be.
  new RegExp(`^\\s*(?:${PEOPLE})${WHOLE}`, 'iu'),
  // `No models`, and nothing that says what they are models of.
  /(?<!\p{L})(?:no|without|avoid)\s+(?:fashion\s+)?models\s*(?:$|[.,;:])/iu,
];

/** Reads whether a brief rules people out. Words only give a `perhaps`: they may mean something else. */
export function peopleRule(brief: Pick<Brief, 'people' | 'mustNots'> | null): PeopleRule {
  if (brief?.people !== undefined) return brief.people === 'none' ? 'ruled-out' : 'allowed';
  const isPerhaps = brief?.mustNots.some((line) => RULED_OUT.some((pattern) => pattern.test(line)));
  return isPerhaps ? 'perhaps-ruled-out' : 'allowed';
}
