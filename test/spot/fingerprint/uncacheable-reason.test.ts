import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  decidingReason,
  explainReason,
  mayKeepFrames,
  UNCACHEABLE_KINDS,
  UncacheableReason,
  uncacheable,
} from '../../../src/spot/fingerprint/uncacheable-reason.ts';

/** Frames with these reasons depend on something that is not part of their key. */
const NEVER_KEPT = [
  'animated-image',
  'browser-animation',
  'css-animation',
  'css-transition',
  'random-style',
  'unsettled',
  'unstaged-file',
  'foreign-font',
  'font-by-name',
  'fallback-font',
  'frame-memory',
  'scaled-layer',
  'fingerprint-changed',
  'pixels-differ',
  'no-self-check',
  'not-drawn',
];

test.each(UNCACHEABLE_KINDS)(
  '%s: its kind alone decides whether frames are kept, whatever its detail says',
  (kind) => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...NEVER_KEPT)), (detail) => {
        expect(mayKeepFrames(uncacheable(kind, detail))).toBe(!NEVER_KEPT.includes(kind));
      }),
    );
  },
);

test.each(UNCACHEABLE_KINDS)('%s: is explained in words, and survives JSON', (kind) => {
  const reason = uncacheable(kind, 'logo.png');
  expect(explainReason(reason)).toMatch(/^\S.{9,}$/);
  expect(explainReason(reason)).not.toContain('undefined');
  expect(UncacheableReason.parse(JSON.parse(JSON.stringify(reason)))).toEqual(reason);
});

test('every kind has an explanation of its own', () => {
  const explanations = UNCACHEABLE_KINDS.map((kind) => explainReason(uncacheable(kind)));
  expect(new Set(explanations).size).toBe(UNCACHEABLE_KINDS.length);
});

test('an explanation names the detail and the fix', () => {
  expect(explainReason(uncacheable('element', '<canvas>'))).toBe(
    '<canvas> has pixels that the DOM does not describe. Use HTML, SVG or an image.',
  );
});

test('a kind that is not in the table is refused', () => {
  expect(UncacheableReason.safeParse({kind: 'mood', detail: ''}).success).toBe(false);
});

test('of several reasons the first counts, but one for which frames may not be kept always wins', () => {
  const reasons = fc.array(
    fc.option(
      fc.constantFrom(...UNCACHEABLE_KINDS).map((kind) => uncacheable(kind)),
      {nil: null},
    ),
  );
  fc.assert(
    fc.property(reasons, (all) => {
      const some = all.filter((reason) => reason !== null);
      expect(decidingReason(all)).toEqual(
        some.find(({kind}) => NEVER_KEPT.includes(kind)) ?? some[0] ?? null,
      );
    }),
  );
});
