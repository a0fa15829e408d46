import {styleFaults} from '../../../spot/brand/text-style.ts';
import {claimChecker} from '../../../spot/claims/unapproved-claims.ts';
import {saysWord} from '../../../spot/findings/says-word.ts';
import {show} from '../../../spot/problem/schema-problems.ts';
import {visibleText} from '../../../spot/problem/visible-text.ts';
import {isFirstName} from '../../../spot/shot-plan/first-names.ts';
import type {WriteContext} from '../write-context.ts';
import {describeUnproven} from '../write-notes.ts';

/** Why a text of a model is not used, in words. Undefined where it may be. */
export type Objection = string | undefined;

/** What a text of a model is compared with. */
type RuleContext = Pick<WriteContext, 'brief' | 'brand' | 'claims'>;

/** Addresses: a scheme, `www.`, an e-mail address, and a name with a dot in it: `shop.example`. */
const ADDRESS =
  /[a-z][a-z\d+.-]*:\/\/|(?:^|[^\p{L}])(?:javascript|data|file|mailto|vbscript):|www\.|[\p{L}\d]@[\p{L}\d]|[\p{L}\d-]{2,}\.\p{Ll}{2,}|\.\.\//iu;

/** Markup, and what other programs run: tags, `$(...)`, `${...}`, back quotes, `{{...}}`, tags of YAML. */
const CODE = /<[a-z!/]|\$[({]|`|\{\{|(?:^|\s)!!?[a-z]+[/\s]/i;

/** Words between double marks of any script: `"…"`, `„…“`, `«…»`, `‹…›`, `「…」`. */
const QUOTED =
  /(?!['‘’‚‛＇])\p{Quotation_Mark}((?:['‘’‚‛＇]|\P{Quotation_Mark})+)(?!['‘’‚‛＇])\p{Quotation_Mark}/gu;

/** Words between single marks. A mark between or behind letters with cases is an apostrophe: `it's`, `dogs'`, `the '90s`. */
const QUOTED_SINGLE =
  /(?<![\p{Lu}\p{Ll}\p{N}\p{Script=Hebrew}])['‘’‚‛＇]((?:[^'‘’‚‛＇]|(?<=\p{L})['’](?=\p{L})){2,})['‘’＇](?![\p{Lu}\p{Ll}\p{N}])/gu;

const FULL_NAME = /(?<!\p{L})(\p{Lu}\p{Ll}+) \p{Lu}\p{Ll}+(?!\p{L})/gu;

/** Where others praise or use the product: `As seen on`, `Trusted by`, `Empfohlen von`. */
const ENDORSED =
  /(?<!\p{L})(?:(?:as )?(?:seen|featured|heard) (?:in|on|at)|(?:trusted|loved|recommended|approved|endorsed|praised|chosen|worn|used|backed) by|(?:experts?|doctors?|dentists?|critics|celebrities|pros) (?:love|recommend|trust|agree)|bekannt aus|(?:empfohlen|geliebt|getragen|benutzt|gelobt) von|(?:expert(?:en|innen)|ärzte|profis) (?:empfehlen|lieben|vertrauen)) [^.!?]+/iu;

/** Someone with a title: `Dr. Weber`. */
const TITLED =
  /(?<!\p{L})(?:Dr|Prof|Mr|Mrs|Ms|Sir|Herr|Frau|Doctor|Doktor|Professor|Chef|Captain)\.? \p{Lu}\p{L}+/u;

/** A first name within a sentence. Names that are also words count only with a second name. */
const FIRST_NAME = /(?<=\p{Ll}[,:]? )\p{Lu}\p{Ll}+(?!\p{L}| \p{Lu}\p{Ll})/gu;
const ALSO_WORDS =
  /^(?:Grace|Mark|Max|Frank|Jack|Rosa|Robin|Pia|Wolfgang|Victoria|Florian|Pascal|Jasmin|Ernst)$/;

/**
 * A function that judges a text that a model wrote for people to read or hear, by the rules of this project: the approved claims, the banned words of the
 * brand, `most` characters; no quotation, person, endorsement or address that the brief and the claims do not have, no code, and no invisible characters.
 */
export function copyRules(context: RuleContext): (text: string, most?: number) => Objection {
  const {brief, brand, claims} = context;
  const check = claimChecker(claims);
  const {banned, style} = brand.file.defaults.tenspot.words;
  const known = JSON.stringify([brief, claims.claims]);
  const isKnown = (text: string): boolean => known.includes(JSON.stringify(text).slice(1, -1));
  const plain = plainRules(context);
  return (text, most = Infinity) => {
    const [claim] = check(text);
    if (claim) return describeUnproven(text, claim);
    const word = banned.find((each) => saysWord(text, each));
    if (word !== undefined) return `${show(text)} has the word ${show(word)}, which the brand bans`;
    const [fault] = styleFaults(text, style, claims);
    if (fault) return `${show(text)} is not in the style of the brand: expected ${fault.expected}`;
    if (text.length > most) return `${show(text)} has ${text.length} characters, and ${most} fit`;
    const quoted = [...text.matchAll(QUOTED), ...text.matchAll(QUOTED_SINGLE)].find(
      ([, said = '']) => !isKnown(said),
    );
    if (quoted) return `${show(text)} quotes what the brief does not have`;
    const name = [...text.matchAll(FULL_NAME)].find(
      ([whole, first = '']) => isFirstName(first) && !isKnown(whole),
    );
    const other = [TITLED.exec(text)?.[0], ...(text.match(FIRST_NAME) ?? []).filter(isPerson)].find(
      (each) => each !== undefined && !isKnown(each),
    );
    if (name || other) return `${show(text)} names a person whom the brief does not name`;
    const [endorsed] = ENDORSED.exec(text) ?? [];
    if (endorsed !== undefined && !isKnown(endorsed.trim()))
      return `${show(text)} says that others praise or use it, which the brief does not say`;
    return plain(text);
  };
}

const isPerson = (word: string): boolean => isFirstName(word) && !ALSO_WORDS.test(word);

/** As `copyRules`, for a description of a picture, which is no text of the ad. */
export function plainRules({brief}: Pick<RuleContext, 'brief'>): (text: string) => Objection {
  const known = JSON.stringify(brief);
  return (text) => {
    if (!/[\p{L}\p{N}]/u.test(text)) return `${show(text)} has no word`;
    if (visibleText(text) !== text) return `${show(visibleText(text))} has invisible characters`;
    const address = ADDRESS.exec(text);
    if (address && !known.includes(JSON.stringify(text).slice(1, -1))) return `${show(text)} has an address`;
    if (CODE.test(text)) return `${show(text)} has code`;
    return undefined;
  };
}

/** A text of a model in the form in which documents keep it. */
export const tidied = (text: string): string => text.normalize('NFC').trim();

/** As `tidied`, in one line: a description of a picture has no line breaks. */
export const inOneLine = (text: string): string => tidied(text).replaceAll(/\s+/gu, ' ');
