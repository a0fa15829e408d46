import {expect, test} from 'vitest';
import {footageKeys} from '../../../../../src/production/render/set-engine/partition/footage-keys.ts';
import type {ResolvedSpot} from '../../../../../src/spot/timeline/resolved-spot.ts';

const named = (letter: string, extension: string): string => `${letter.repeat(64)}.${extension}`;
const CLIP = {
  ...{slot: 'a', layer: 'a', from: 0, frames: 3, src: named('a', 'mp4'), cube: null, missing: null},
  ...{width: 1080, height: 1920, in: 0, length: 90, speed: 1, focus: [0.5, 0.5]},
  rect: {x: 0, y: 0, width: 1, height: 1},
  move: {kind: 'static', amount: 0, ease: 'linear'},
  entry: {kind: 'cut', frames: 0, color: null},
};

const keysWith = (changes: object): (string | null)[] =>
  footageKeys({
    ...{width: 1080, height: 1920, fps: 30, frames: 3, brand: {color: {background: '#ffffff'}}},
    footage: [{...CLIP, ...changes}],
  } as unknown as ResolvedSpot);

test('a frame with a texture has the key of its finished clip, and another one with another texture', () => {
  const size = {width: 1080, height: 1920};
  const plain = keysWith({cube: named('c', 'cube')});
  const grainy = keysWith({cube: named('c', 'cube'), finished: {src: named('d', 'mp4'), ...size}});
  const softer = keysWith({cube: named('c', 'cube'), finished: {src: named('e', 'mp4'), ...size}});
  for (const [one, other] of [
    [plain, grainy],
    [grainy, softer],
  ] as const)
    for (const [at, key] of one.entries()) expect(other[at]).not.toBe(key);
  // The finished clip has the grade in it.
  expect(keysWith({cube: null, finished: {src: named('d', 'mp4'), ...size}})).toEqual(grainy);
});
