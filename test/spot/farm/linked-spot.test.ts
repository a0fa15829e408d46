import {expect, test} from 'vitest';
import {BLANK_SPOT} from '../../../src/picture/blank-spot.ts';
import {LinkedSpot, stagedFilesOf} from '../../../src/spot/farm/linked-spot.ts';

const name = (letter: string, extension: string): string => `${letter.repeat(64)}.${extension}`;

test('the files of a spot are those of its takes, grades, fonts and pictures, each once, and not its mix', () => {
  const image = (letter: string) => ({src: name(letter, 'png'), width: 1, height: 1, alt: ''});
  const themed = {light: image('1'), dark: image('2')};
  const {brand} = BLANK_SPOT;
  const clip = {src: name('a', 'mp4'), cube: name('b', 'cube')} as (typeof BLANK_SPOT.footage)[number];
  const spot = {
    ...BLANK_SPOT,
    mix: name('f', 'wav'),
    footage: [clip, {...clip, cube: null}, {...clip, src: null, cube: null}],
    brand: {
      ...brand,
      logo: {...brand.logo, small: themed, medium: themed, large: themed},
      typography: {
        ...brand.typography,
        fonts: [{family: 'x', src: name('c', 'woff2'), weight: '400', style: 'normal' as const, range: null}],
      },
      products: {flask: {...image('3'), focus: [0.5, 0.5] as [number, number]}},
    },
  };
  expect(stagedFilesOf(spot)).toEqual(
    [
      name('1', 'png'),
      name('2', 'png'),
      name('3', 'png'),
      name('a', 'mp4'),
      name('b', 'cube'),
      name('c', 'woff2'),
    ].sort(),
  );
});

test.for(['javascript:alert(1)', 'file:///etc/passwd', 'not an address'])(
  '%s is no address of a file',
  (url) => {
    const links = {[name('a', 'mp4')]: url};
    expect(LinkedSpot.safeParse({spot: BLANK_SPOT, links}).success).toBe(false);
    expect(
      LinkedSpot.safeParse({spot: BLANK_SPOT, links: {[name('a', 'mp4')]: 'https://example.com/a'}}).success,
    ).toBe(true);
  },
);
