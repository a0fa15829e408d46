import {type StyleFault, styleFaults} from '../../../spot/brand/text-style.ts';
import {type ApprovedClaim, brandClaims} from '../../../spot/claims/approved-claim.ts';
import {type ClaimMark, statementsIn} from '../../../spot/claims/statements.ts';
import {claimChecker, type UnapprovedClaim} from '../../../spot/claims/unapproved-claims.ts';
import {saysWord} from '../../../spot/findings/says-word.ts';
import type {Problem, Where} from '../../../spot/problem/errors.ts';
import {show} from '../../../spot/problem/schema-problems.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {statedCountries} from '../../../spot/variant/shown-in.ts';
import {originOf} from '../../../spot/variant/value-origin.ts';
import type {Draft} from '../../../spot/variant/variants-file.ts';
import {spokenParts, spokenText} from '../../../spot/voice/spoken-parts.ts';
import {speakerOf} from '../../../spot/voice/voice-choice.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';
import {shownTexts} from './shown-texts.ts';

/**
 * A function that finds what a variant claims without approval, in its copy, the texts of its ad, the lines of its brand, the words of
 * the voice, also as a `pronunciation` spells them, and the captions. Also finds texts that are not in the style of the brand, and words that it bans, but for those of the graphics.
 * Codes: `claim-unapproved`, `claim-expired`, `claim-market`, `word-banned`, `words-style`. `day`: the day on which the claims have to be in force.
 * `others`: more texts that go out with the variant.
 */
export function claimProblemsOf(
  spot: SpotDocuments,
  day: string,
): (variant: Variant, draft: Draft, brand: Brand, others?: readonly Written[]) => Problem[] {
  const checkers = new Map<string, ReturnType<typeof claimChecker>>();
  return (variant, draft, brand, others = []) => {
    const {language, market} = variant.props;
    const key = JSON.stringify([brand.id, language, market]);
    const approved = approvedFor(brand, spot, language, market);
    const {names} = approved;
    const aloud = (text: string): string =>
      spokenText(spokenParts(text, brand.file.defaults.tenspot.pronunciation, language));
    const check =
      checkers.get(key) ??
      claimChecker({...approved, names: [...new Set([...names, ...names.map(aloud)])], language, day});
    checkers.set(key, check);
    // The lines of the voice are among the spoken texts. The feed proves its own prices.
    const shown = shownTexts(variant, draft, brand, spot).filter(
      ({where}) => where.field !== 'voice' && !isFeedPrice(where, spot),
    );
    const spoken = spokenTexts(variant, draft, spot);
    const beside = [...adTexts(variant, draft, spot), ...spoken, ...others];
    const respelt = speakerOf(variant.props)
      ? spoken.flatMap(({text, where}) => (aloud(text) === text ? [] : [{text, said: aloud(text), where}]))
      : [];
    const {banned, style} = brand.file.defaults.tenspot.words;
    return [
      // Captions repeat what is said, which is judged line by line.
      ...[...shown, ...beside].flatMap(({text, where}) =>
        where.field === 'captions'
          ? []
          : styleFaults(text, style, {language, names}).map((fault) => styleProblem(fault, where)),
      ),
      ...[...shown, ...beside].flatMap(({text, where}) =>
        check(text).map((found) => problemOf(found, where)),
      ),
      // A number in words that is written in digits is no other claim.
      ...respelt.flatMap(({text, said, where}) => {
        const written = new Set(
          statementsIn(text, language, names).flatMap(({marks}) => marks.map(promiseOf)),
        );
        return check(said)
          .filter(({marks}) => marks.some((mark) => !written.has(promiseOf(mark))))
          .map((found) => problemOf(found, where));
      }),
      ...respelt.flatMap(({text, said, where}) =>
        banned
          .filter((word) => saysWord(said, word) && !saysWord(text, word))
          .map((word) => bannedProblem(said, word, where)),
      ),
      // The graphics are judged by their rule `brand-words`, which also knows the lines of the template. Captions lie beside the master too.
      ...[...beside, ...shown.filter(({where}) => where.field === 'captions')].flatMap(({text, where}) =>
        banned.filter((word) => saysWord(text, word)).map((word) => bannedProblem(text, word, where)),
      ),
    ];
  };
}

/** What a mark promises, equal for a word or price in other spellings. `24/7` has other numbers than `twenty-four seven`. */
const promiseOf = ({kind, key, figure}: ClaimMark): string =>
  `${kind} ${kind === 'price' ? (figure?.value ?? key) : key}`;

/** Whether a text is a price that the feed itself gives, in a place that `feed.map` names. */
const isFeedPrice = ({file, field}: Where, {feed}: SpotDocuments): boolean =>
  feed !== undefined && file === feed.file && field !== undefined && feed.prices.includes(field);

/** The claims of brief and brand, the names that claim nothing, and the countries in which a language or market is shown. */
export function approvedFor(brand: Brand, {brief}: SpotDocuments, language: string, market?: string) {
  const {meta, defaults} = brand.file;
  const claims: ApprovedClaim[] = [...(brief?.claims ?? []), ...brandClaims(defaults.tenspot.words.claims)];
  const stated = statedCountries({language, market}, defaults.tenspot.markets);
  return {
    claims,
    names: [meta.name, ...(brief ? [brief.product] : [])],
    shownIn: stated.length > 0 ? stated : (brief?.markets ?? []),
  };
}

const styleProblem = ({expected, got}: StyleFault, where: Where): Problem => ({
  code: 'words-style',
  what: 'is not in the style of the brand (`words.style` in brand.yaml)',
  where,
  expected,
  got,
  fix: 'Write it in another way.',
});

const bannedProblem = (text: string, word: string, where: Where): Problem => ({
  code: 'word-banned',
  what: 'has a word that the brand bans',
  where,
  expected: `a text without ${show(word)}`,
  got: show(text),
  fix: 'Use another word.',
});

type Written = {text: string; where: Where};

function adTexts({ad}: Variant, draft: Draft, {variants: {value, locate}}: SpotDocuments): Written[] {
  const {primaryText, headline, longHeadline, description} = ad ?? {};
  return Object.entries({primaryText, headline, longHeadline, description}).flatMap(([name, text]) =>
    text === undefined
      ? []
      : [{text, where: {...originOf(draft, value, ['ad', name], locate), field: `ad.${name}`}}],
  );
}

/** What the voice says: the words of the script, but for slots for which the variant has words of its own. */
function spokenTexts(
  {props}: Variant,
  draft: Draft,
  {script, variants: {value, locate}}: SpotDocuments,
): Written[] {
  const own = speakerOf(props)?.says ?? {};
  const inScript = (script?.value.beats ?? []).flatMap(({slot, says}, index) =>
    script && says !== '' && own[slot] === undefined
      ? [{text: says, where: {...script.locate(['beats', index, 'says']), field: `beats.${index}.says`}}]
      : [],
  );
  const inVariant = Object.entries(own).flatMap(([slot, text]) => {
    const path = ['voice', 'says', slot];
    return text === ''
      ? []
      : [{text, where: {...originOf(draft, value, path, locate), field: path.join('.')}}];
  });
  return [...inScript, ...inVariant];
}

const BARS = {
  expired: {
    code: 'claim-expired',
    what: 'makes a claim whose approval ended, or ends before the flight is over',
    fix: 'Renew the proof and change `until` of the claim, end the `flight` of brief.md earlier, or change the sentence.',
  },
  market: {
    code: 'claim-market',
    what: 'makes a claim that is not approved for its market',
    fix: 'Change the sentence, or say where the variant runs: `market` of the variant, a language with a region, such as de-AT, or `markets` in brief.md.',
  },
  none: {
    code: 'claim-unapproved',
    what: 'makes a claim that is not approved',
    fix: 'Use the approved wording, or have the claim approved: add it with its proof to `claims` of brief.md.',
  },
};

function problemOf({sentence, marks, nearest, bar}: UnapprovedClaim, where: Where): Problem {
  const limits = [
    nearest?.until && `until ${nearest.until}`,
    nearest?.markets && `in ${nearest.markets.join(', ')}`,
  ].filter(Boolean);
  const wording = nearest && `${show(nearest.text)}${limits.length > 0 ? `, ${limits.join(', ')}` : ''}`;
  return {
    ...BARS[bar ?? 'none'],
    where,
    expected: wording
      ? `a claim of brief.md or brand.yaml; the nearest is ${wording}`
      : 'a claim of brief.md or brand.yaml; neither has one about this',
    got: `${show(sentence)}: ${marks.map(({kind, text}) => `${kind} ${show(text)}`).join(', ')}`,
  };
}
