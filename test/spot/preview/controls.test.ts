import {expect, test} from 'vitest';
import {controlOptions, fromControls, NONE, toControls} from '../../../src/spot/preview/controls.ts';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';
import {propsOf, spotOf} from './setup.ts';

const every = () => true;

test.each([
  propsOf(),
  propsOf({look: {name: 'dusk', exposure: 0.5, gain: [1, 1, 1.1]}, typography: 'loud', music: null}),
  propsOf({look: {}, typography: {headings: {weight: 800}}, shots: {}}),
  propsOf({placements: ['meta-reels', 'tiktok'], voice: 'voice.wav', captions: 'voice.srt', fps: 25}),
  propsOf({voice: null, captions: null}),
  propsOf({shots: {s0: {shot: 'ice', take: 2}, s1: {shot: 'ice', focus: [0.2, 0.4]}, s2: {shot: 'ice'}}}),
])('controls that were not changed are the props that they came from', (props) => {
  const spot = spotOf(props);
  expect(fromControls(toControls(props, spot), props, spot, every)).toEqual(props);
});

test('every prop that has no control stays, whatever it is', () => {
  const props = propsOf();
  const spot = spotOf(props);
  const controls = toControls(props, spot);
  const others = Object.keys(SpotProps.shape).filter((name) => !Object.hasOwn(controls, name));
  expect(others).toContain('placements');
  const kept = Object.fromEntries(others.map((name) => [name, `kept ${name}`]));
  expect(fromControls(controls, {...props, ...kept} as SpotProps, spot, every)).toMatchObject(kept);
});

test('a control changes its own prop, and props without a control stay', () => {
  const props = propsOf({look: {name: 'day', lift: [0.1, 0, 0]}, typography: {base: {weight: 300}}});
  const spot = spotOf(props);
  const controls = {
    ...toControls(props, spot),
    look: {name: 'dusk', exposure: -1},
    typography: 'loud',
    music: NONE,
  };
  expect(fromControls(controls, props, spot, every)).toEqual({
    ...props,
    look: {name: 'dusk', exposure: -1, lift: [0.1, 0, 0]},
    typography: {base: {weight: 300}, set: 'loud'},
    music: null,
  });
});

test('a slot that does not exist with this copy is left out', () => {
  const props = propsOf();
  const spot = spotOf(props);
  expect(fromControls(toControls(props, spot), props, spot, (slot) => slot === 's0').shots).toEqual({
    s0: {shot: 'ice'},
  });
});

test('choices of variants that are no plain shots are options too, once each, with unique names', () => {
  const options = controlOptions(
    ['ice'],
    [{shot: 'ice'}, {file: 'a.mp4'}, {file: 'a.mp4'}, {file: 'a.mp4', take: 2}],
  );
  expect(Object.keys(options)).toEqual(['ice', '(a.mp4)', '(a.mp4, 2)']);
});
