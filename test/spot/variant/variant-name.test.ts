import {expect, test} from 'vitest';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';
import {unknownTokens, variantName} from '../../../src/spot/variant/variant-name.ts';

const props = SpotProps.parse({
  template: 'steps',
  brand: 'moss',
  copy: {},
  format: '4:5',
  seconds: 6,
  look: 'dusk',
});
const name = (pattern: string, choices: Record<string, string>): string =>
  variantName(pattern, {id: 'a', choices, props}, 'flask', 2);

test('a token gives the prop, whatever the axes are called', () => {
  const choices = {format: 'feed', seconds: 'short', look: 'evening', id: 'x', n: 'y', hook: 'ice'};
  expect(name('{brand}_{format}_{seconds}s_{look}_{id}_v{n}', choices)).toBe('moss_4x5_6s_dusk_a_v2');
});

test('any other word gives the value of that axis, or none', () => {
  expect(name('{hook}_{cta}_{constructor}', {hook: 'ice'})).toBe('ice_none_none');
  expect(unknownTokens('{hook}_{cta}', ['hook']).map(({token}) => token)).toEqual(['cta']);
});
