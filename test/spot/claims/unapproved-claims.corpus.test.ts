import {expect, it} from 'vitest';
import type {ClaimKind} from '../../../src/spot/claims/claim-language.ts';
import {claimChecker} from '../../../src/spot/claims/unapproved-claims.ts';
import {APPROVED, CORPUS} from './corpus.ts';
import {FOREIGN_CORPUS} from './foreign-corpus.ts';
import {HARD_CORPUS, type HardPiece} from './hard-corpus.ts';
import {LATER_CORPUS} from './later-corpus.ts';
import {REVIEWED_CORPUS} from './reviewed-corpus.ts';

const KINDS: ClaimKind[] = [
  'number',
  'price',
  'superlative',
  'comparison',
  'guarantee',
  'health',
  'environment',
];

const kindsIn = ({text, language, approved}: HardPiece): Set<ClaimKind> =>
  new Set(
    claimChecker({
      claims: approved.map((claim) => ({text: claim})),
      language,
      shownIn: [],
      names: ['Meridian Flask 750', 'Peck One'],
      day: '2026-11-29',
    })(text).flatMap(({marks}) => marks.map(({kind}) => kind)),
  );

/** Prints recall and precision of a corpus by kind, and returns the recalls and the pieces that were judged wrongly. */
function measure(corpus: readonly HardPiece[]) {
  const judged = corpus.map((piece) => ({piece, found: kindsIn(piece)}));
  const recalls = KINDS.map((kind) => {
    const expected = judged.filter(({piece}) => piece.open.includes(kind));
    const found = judged.filter((each) => each.found.has(kind));
    const right = expected.filter((each) => each.found.has(kind)).length;
    const [recall, precision] = [right / expected.length, right / found.length];
    process.stdout.write(
      `${kind.padEnd(12)} ${String(expected.length).padStart(3)} pieces  recall ${recall.toFixed(2)}  precision ${precision.toFixed(2)}\n`,
    );
    return {kind, recall};
  });
  const wrong = judged
    .filter(({piece, found}) => [...found].sort().join() !== [...piece.open].sort().join())
    .map(
      ({piece, found}) =>
        `${piece.language} ${piece.approved.join(' | ')} > ${piece.text}: ${[...found].join(', ') || 'nothing'}`,
    );
  return {recalls, wrong};
}

it('finds every number, price and superlative that is not approved, in 100 pieces of copy', () => {
  expect(CORPUS).toHaveLength(100);
  const {recalls, wrong} = measure(CORPUS.map((piece) => ({...piece, approved: APPROVED[piece.language]})));
  expect(wrong).toEqual([]);
  for (const {kind, recall} of recalls)
    if (kind === 'number' || kind === 'price' || kind === 'superlative')
      expect([kind, recall]).toEqual([kind, 1]);
});

it('judges copy that was written to be missed, each piece with its own claims', () => {
  expect(measure(HARD_CORPUS).wrong).toEqual([]);
});

it('judges copy that another reader wrote to be missed', () => {
  expect(measure(LATER_CORPUS).wrong).toEqual([]);
});

it('judges copy that was judged wrongly before, mostly as approved', () => {
  expect(measure(REVIEWED_CORPUS).wrong).toEqual([]);
  expect(measure(FOREIGN_CORPUS).wrong).toEqual([]);
});
