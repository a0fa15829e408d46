import {expect, it} from 'vitest';
import type {ClaimKind} from '../../../src/spot/claims/claim-language.ts';
import {claimChecker} from '../../../src/spot/claims/unapproved-claims.ts';
import {APPROVED, CORPUS, type Piece} from './corpus.ts';

const KINDS: ClaimKind[] = [
  'number',
  'price',
  'superlative',
  'comparison',
  'guarantee',
  'health',
  'environment',
];

const kindsIn = ({text, language}: Piece): Set<ClaimKind> =>
  new Set(
    claimChecker({
      claims: APPROVED[language].map((claim) => ({text: claim})),
      language,
      shownIn: [],
      names: ['Meridian Flask 750', 'Peck One'],
      day: '2026-11-29',
    })(text).flatMap(({marks}) => marks.map(({kind}) => kind)),
  );

it('finds every number, price and superlative that is not approved, in 100 pieces of copy', () => {
  expect(CORPUS).toHaveLength(100);
  const judged = CORPUS.map((piece) => ({piece, found: kindsIn(piece)}));
  const rows = KINDS.map((kind) => {
    const expected = judged.filter(({piece}) => piece.open.includes(kind));
    const found = judged.filter((each) => each.found.has(kind));
    const right = expected.filter((each) => each.found.has(kind)).length;
    return {kind, pieces: expected.length, recall: right / expected.length, precision: right / found.length};
  });
  for (const {kind, pieces, recall, precision} of rows)
    process.stdout.write(
      `${kind.padEnd(12)} ${String(pieces).padStart(3)} pieces  recall ${recall.toFixed(2)}  precision ${precision.toFixed(2)}\n`,
    );
  const wrong = judged
    .filter(({piece, found}) => [...found].sort().join() !== [...piece.open].sort().join())
    .map(({piece, found}) => `${piece.text}: ${[...found].join(', ') || 'nothing'}`);
  expect(wrong).toEqual([]);
  for (const {kind, recall} of rows)
    if (kind === 'number' || kind === 'price' || kind === 'superlative')
      expect([kind, recall]).toEqual([kind, 1]);
});
