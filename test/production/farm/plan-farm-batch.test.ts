import {expect, test} from 'vitest';
import {planFarmBatch} from '../../../src/production/farm/plan-farm-batch.ts';
import type {VariantFingerprints} from '../../../src/production/render/set-engine/fingerprint/fingerprint-variants.ts';
import {type UncacheableReason, uncacheable} from '../../../src/spot/fingerprint/uncacheable-reason.ts';
import {fingerprintedVariant} from '../render/set-engine/fingerprinted-variant.ts';

const CHECK = '✓ (U+2713)';

/** A variant of 20 frames, the last 5 of which have another picture. */
function variant(id: string, reasons: Record<string, UncacheableReason>, fallback: Record<string, string>) {
  const {spot, fingerprints} = fingerprintedVariant(
    [{take: 'a', frames: 20}],
    (frame) => (frame < 15 ? 'first' : 'last'),
    reasons,
  );
  return {
    variant: {id, spot, graded: async () => spot, program: 'program'},
    spot,
    fingerprints: {...fingerprints, fallback: new Map(Object.entries(fallback))},
  };
}

async function warningsOf(...all: VariantFingerprints[]): Promise<string[]> {
  const warnings: string[] = [];
  await planFarmBatch(all, {
    settings: {crf: 18, preset: 'veryfast', scale: 1},
    versions: {remotion: '4.0.527', browser: '1', ffmpeg: '1', images: '1'},
    cache: {recall: async () => undefined},
    report: {warn: (text) => warnings.push(text)},
  });
  return warnings;
}

test('a plan of the farm warns of a character that the fonts of the brand do not have', async () => {
  expect(await warningsOf(variant('one', {}, {last: CHECK}), variant('two', {}, {}))).toEqual([
    `5 of 40 frames may look different on AWS Lambda than on this machine (one): ${CHECK} is drawn in a font of this machine: the brand's fonts do not have it. Add a font with these characters to the brand.`,
  ]);
});

test('a plan of the farm warns of graphics that depend on more than their frame', async () => {
  const [warning, ...more] = await warningsOf(
    variant('one', {last: uncacheable('frame-memory', '15'), first: uncacheable('element', 'a canvas')}, {}),
  );
  expect(more).toEqual([]);
  expect(warning).toMatch(/^5 of 20 frames may look different on AWS Lambda .*\(one\): frame 15 differs/);
});
