import {distance} from 'fastest-levenshtein';
import type {ClaimFigure} from '../../../../spot/claims/claim-figure.ts';
import type {ClaimKind} from '../../../../spot/claims/claim-language.ts';
import {statementsIn} from '../../../../spot/claims/statements.ts';
import {claimChecker} from '../../../../spot/claims/unapproved-claims.ts';
import {quote} from '../../../../spot/findings/layout-rules.ts';
import {readTexts} from '../../../../spot/findings/read-texts.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {foldedWords, saysWord} from '../../../../spot/findings/says-word.ts';
import {copyTexts, copyUse} from '../../../../spot/findings/shown-copy.ts';
import type {ShownElement} from '../../../../spot/findings/shown-elements.ts';
import {plainWords} from '../../../../spot/findings/words.ts';
import {type CheckedGraphics, graphicsRule, isCaption} from '../../graphics.ts';

/** Words that the brand bans, claims with other figures than the approved ones, and prices that are not in the copy. */
export const brandWords = graphicsRule({
  id: 'brand-words',
  version: 7,
  title: 'A text has words, figures or marks that the brand did not approve.',
  severity: 'error',
  limits: {
    likeness: {
      value: 0.7,
      unit: 'likeness to an approved claim from which the figures must match',
      stricter: 'lower',
      source:
        'Own: a claim of five words with another number has 0.9, two different claims of the samples at most 0.4',
    },
    exclamations: {
      value: 1,
      unit: 'exclamation marks in a text; more is a warning',
      stricter: 'lower',
      source: 'Google Ads, editorial requirements: no repeated punctuation',
    },
  },
  judge(graphics, {likeness, exclamations}) {
    const {words, shown, spot} = graphics;
    const texts = readTexts(shown, spot.fps).filter(
      ({kind, text}) => kind === 'text' && plainWords(text) !== '',
    );
    const known = approvedPrices(graphics);
    return texts.flatMap((element) => [
      ...words.banned
        .filter((word) => saysWord(element.text, word))
        .map((word) => faultOf(element, `copy without ${quote(word)}`, quote(plainWords(element.text)))),
      ...claimFaults(element, words.claims, likeness),
      ...ownClaims(element, graphics),
      ...pricesIn(element.text, spot.language)
        .filter((price) => !known.has(keyOfPrice(price)))
        .map(({text}) => faultOf(element, 'a price that is in the copy', text)),
      ...(count(element.text, '!') > exclamations
        ? [
            {
              ...faultOf(element, `at most ${exclamations} exclamation mark`, quote(element.text)),
              severity: 'warning' as const,
            },
          ]
        : []),
    ]);
  },
});

const faultOf = ({rest, name, runs}: ShownElement, expected: string, got: string): Fault => ({
  frames: rest,
  expected,
  got,
  evidence: {frame: rest.from, box: runs[0]?.parts[0]?.ink, field: name},
});

/** What a text of the template may not claim by itself. Its numbers, such as those of steps, are no claims; a comparison may be a button. */
const OWN_CLAIMS: readonly ClaimKind[] = ['superlative', 'guarantee', 'health', 'environment'];

/** Claims that only the template has: those of the copy are judged in the documents. */
function ownClaims(element: ShownElement, {spot, words}: CheckedGraphics): Fault[] {
  const {brand, language} = spot;
  const texts = copyTexts(spot);
  const isFromDocuments = texts.some((own) => !['other', 'more'].includes(copyUse(element.text, own, spot)));
  if (isCaption(element) || isFromDocuments) return [];
  const claims = [...words.claims, ...words.ofBrief, ...texts].map((text) => ({text}));
  const names = [brand.name, ...(typeof spot.copy.product === 'string' ? [spot.copy.product] : [])];
  const unapproved = claimChecker({claims, language, names, shownIn: [], day: ''})(plainWords(element.text));
  return unapproved.flatMap(({sentence, marks}) =>
    marks.some(({kind}) => OWN_CLAIMS.includes(kind))
      ? [
          faultOf(
            element,
            'a claim that is in the copy, or that the brief or the brand approves',
            quote(sentence),
          ),
        ]
      : [],
  );
}

/** A text that repeats an approved claim with other figures. */
function claimFaults(element: ShownElement, claims: readonly string[], likeness: number): Fault[] {
  const folded = claims.map(foldedWords);
  const whole = foldedWords(element.text);
  const parts = [whole, ...whole.split(/(?<=[.!?])\s+/u)].filter(
    (part) => !folded.some((claim) => says(part, claim)),
  );
  return claims
    .filter((_, at) => {
      const claim = folded[at] as string;
      return parts.some(
        (part) => likenessOf(part, claim) >= likeness && figuresOf(part) !== figuresOf(claim),
      );
    })
    .map((claim) => faultOf(element, `the approved claim ${quote(claim)}`, quote(plainWords(element.text))));
}

/** Whether a text has a claim, with the same number at its beginning and end. */
function says(text: string, claim: string): boolean {
  const at = text.indexOf(claim);
  const [before, after] = [text.slice(0, at), text.slice(at + claim.length)];
  return (
    at >= 0 &&
    !(/\d[.,]?$/.test(before) && /^\d/.test(claim)) &&
    !(/\d$/.test(claim) && /^[.,]?\d/.test(after))
  );
}

const likenessOf = (a: string, b: string): number => {
  const [x, y] = [a.replaceAll(/[\d.,\s]/g, ''), b.replaceAll(/[\d.,\s]/g, '')];
  return 1 - distance(x, y) / Math.max(x.length, y.length, 1);
};

const figuresOf = (text: string): string => (text.match(/\d+(?:[.,]\d+)*/g) ?? []).join(' ');

const pricesIn = (text: string, language: string): ClaimFigure[] =>
  statementsIn(text, language).flatMap(({marks}) =>
    marks.flatMap(({figure}) => (figure?.isPrice ? [figure] : [])),
  );

/** Equal for prices that are written in two ways: `€39`, `39,00 EUR`. */
const keyOfPrice = ({value, unit}: ClaimFigure): string => `${value} ${unit}`;

/** The keys of all prices in the copy and in the lines of the brand. */
function approvedPrices({spot, words}: CheckedGraphics): Set<string> {
  const {language} = spot;
  const texts = [...words.claims, ...words.ofBrief, ...copyTexts(spot)];
  return new Set(texts.flatMap((text) => pricesIn(text, language)).map(keyOfPrice));
}

const count = (text: string, mark: string): number => text.split(mark).length - 1;
