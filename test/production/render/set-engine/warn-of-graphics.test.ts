import {expect, test} from 'vitest';
import {BLANK_SPOT} from '../../../../src/picture/blank-spot.ts';
import type {VariantFingerprints} from '../../../../src/production/render/set-engine/fingerprint/fingerprint-variants.ts';
import {warnOfGraphics} from '../../../../src/production/render/set-engine/warn-of-graphics.ts';
import {type UncacheableReason, uncacheable} from '../../../../src/spot/fingerprint/uncacheable-reason.ts';

const CHECK = '✓ (U+2713)';

function variant(
  id: string,
  frames: string[],
  reasons: [string, UncacheableReason][] = [],
  fallback: [string, string][] = [],
): VariantFingerprints {
  const spot = {...BLANK_SPOT, frames: frames.length};
  const fingerprints = {
    frames,
    copyReads: frames.map(() => null),
    uncacheable: new Map(reasons),
    fallback: new Map(fallback),
    machineFonts: null,
    program: 'program',
  };
  return {variant: {id, spot, graded: async () => spot, program: 'program'}, spot, fingerprints};
}

function warningsOf(...all: VariantFingerprints[]): string[] {
  const warnings: string[] = [];
  warnOfGraphics(all, {warn: (text) => warnings.push(text)});
  return warnings;
}

test('graphics that can be shared are not warned of, and neither are frames that nothing in the template can mend', () => {
  expect(
    warningsOf(variant('a', ['x', 'y', ''], [['', uncacheable('no-fingerprint', 'no report')]])),
  ).toEqual([]);
});

test('each reason for full frames is one warning: how many frames, of which variants, why, and what to do', () => {
  const reason = uncacheable('fallback-font', CHECK);
  const ids = ['a', 'b', 'c', 'd', 'e'];
  expect(warningsOf(...ids.map((id) => variant(id, ['x', 'y', 'y'], [['y', reason]])))).toEqual([
    `10 of 15 frames are rendered in full by the browser, which takes many times as long as other frames (a, b, c and 2 more): ${CHECK} is drawn in a font of this machine: the brand's fonts do not have it. Add a font with these characters to the brand.`,
  ]);
});

test('a character in a known font of this machine costs no time, and is told all the same', () => {
  const [warning, ...more] = warningsOf(variant('a', ['x', 'y'], [], [['y', CHECK]]));
  expect(more).toEqual([]);
  expect(warning).toMatch(/^1 of 2 frames may look different on another machine.*\(a\): ✓ \(U\+2713\)/);
});

test('of many reasons, those of most frames are told and the others counted', () => {
  const reasons = Array.from({length: 8}, (_, at) => uncacheable('element', `<x-${at}>`));
  const frames = reasons.flatMap((_, at) => Array<string>(at + 1).fill(`s${at}`));
  const warnings = warningsOf(
    variant(
      'a',
      frames,
      reasons.map((reason, at) => [`s${at}`, reason]),
    ),
  );
  expect(warnings).toHaveLength(6);
  expect(warnings[0]).toMatch(/^8 of 36 frames .* <x-7> /);
  expect(warnings[5]).toMatch(/^3 more reasons/);
});
