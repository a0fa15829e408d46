import {expect, test} from 'vitest';
import {z} from 'zod';
import {BLANK_SPOT} from '../../../src/picture/blank-spot.ts';
import {safeBox} from '../../../src/spot/placement/placement.ts';
import {SAFE_ZONES} from '../../../src/spot/placement/placements/common.ts';
import {resolveSpot} from '../../../src/spot/timeline/resolve-spot.ts';
import {FORMAT_SIZE} from '../../../src/spot/variant/format.ts';
import {SpotProps, type SpotPropsInput} from '../../../src/spot/variant/spot-props.ts';
import {type AnyTemplate, defineTemplate} from '../../../src/spot/variant/template.ts';

const template: AnyTemplate = defineTemplate({
  id: 't',
  title: 'T',
  copy: z.strictObject({}),
  slots: {whole: {seconds: 15}},
});

const {typography, ...brand} = BLANK_SPOT.brand;

const safeOf = (more: Partial<SpotPropsInput>) =>
  resolveSpot({
    props: SpotProps.parse({template: 't', brand: 'none', copy: {}, ...more}),
    template,
    kit: {
      brand,
      typography: {base: typography.base, headings: typography.headings, fonts: [], sets: {}},
      fonts: [],
    },
    fillings: {},
    transitions: {},
  }).safe;

test('what is drawn keeps inside the safe zones of the placements that the variant names', () => {
  expect(safeOf({})).toEqual(safeBox(SAFE_ZONES['9:16'], FORMAT_SIZE['9:16']));
  // Stories and Reels: 14 % at the top, 35 % at the bottom and 6 % at the sides of 1080x1920.
  expect(safeOf({placements: ['reels', 'stories']})).toEqual({x: 65, y: 269, width: 950, height: 979});
});

test('in Arabic, what is drawn keeps clear of buttons on either side', () => {
  const {x, width} = safeOf({language: 'ar'});
  expect(x).toBe(Math.ceil(0.178 * 1080));
  expect(x + width).toBe(Math.floor((1 - 0.178) * 1080));
});
