import {expect, it} from 'vitest';
import {brandColour} from '../../../../../src/production/check/rules/brand/brand-colour.ts';
import type {InspectedFrame} from '../../../../../src/spot/findings/inspection.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import {graphicsOf, panel, words} from './graphics.ts';

const found = (scene: Partial<InspectedFrame>) => applyRule(brandColour, graphicsOf(scene), 'a');

const textIn = (color: string, alpha = 1) => {
  const line = words('Tea');
  return {...line, style: line.style && {...line.style, paint: {color, alpha}}};
};

it('accepts colours of the palette, also see-through ones', () => {
  expect(found({pieces: [textIn('#14211D'), textIn('#c96f4a', 0.4)], panels: [panel()]})).toEqual([]);
});

it('finds a text and an area of another colour, with the nearest one of the palette', () => {
  const faults = found({
    pieces: [textIn('#1d3a8f')],
    panels: [
      panel({
        paints: [
          {color: '#f3efe6', alpha: 1},
          {color: '#ff0000', alpha: 1},
        ],
      }),
    ],
  });
  expect(faults).toMatchObject([
    {
      severity: 'error',
      expected: expect.stringContaining('the text of copy.hook'),
      evidence: {color: '#1d3a8f'},
    },
    {expected: expect.stringContaining('such as clay #c96f4a'), evidence: {color: '#ff0000', field: 'panel'}},
  ]);
});

it('accepts a difference that is not visible, and finds one that is', () => {
  // Delta-E 2000 to #c96f4a: 1.9 and 4.3.
  expect(found({panels: [panel({paints: [{color: '#c9744a', alpha: 1}]})]})).toEqual([]);
  expect(found({panels: [panel({paints: [{color: '#c97a4a', alpha: 1}]})]})).toHaveLength(1);
});

it('leaves out what is too faint to have a colour, and what is covered', () => {
  expect(
    found({
      panels: [panel({paints: [{color: '#0000ff', alpha: 0.1}]})],
      pieces: [{...textIn('#0000ff'), covered: 1}],
    }),
  ).toEqual([]);
});

it('tells each element once, with all frames that show it', () => {
  const scene = {panels: [panel({paints: [{color: '#0000ff', alpha: 1}]})]};
  const faults = applyRule(
    brandColour,
    graphicsOf([{...scene, frames: 10}, {...scene, frames: 20}, {frames: 5}]),
    'a',
  );
  expect(faults).toMatchObject([{frames: {from: 0, frames: 30}}]);
});

it('takes a translucent neutral area for a shade, and a translucent tint for a colour', () => {
  const shade = (color: string, alpha: number) => found({panels: [panel({paints: [{color, alpha}]})]}).length;
  expect([shade('#000000', 0.5), shade('#ffffff', 0.8), shade('#808080', 0.3)]).toEqual([0, 0, 0]);
  expect([shade('#000000', 1), shade('#3a1d8f', 0.5)]).toEqual([1, 1]);
});

it('finds other colours of borders, outlines, strokes and shadows', () => {
  const violet = [{color: '#3a1d8f', alpha: 1}];
  expect(found({panels: [panel({edges: violet}), panel({name: 'card', shadows: violet})]})).toMatchObject([
    {expected: expect.stringContaining('an edge of panel'), evidence: {color: '#3a1d8f'}},
    {expected: expect.stringContaining('a shadow of card'), evidence: {color: '#3a1d8f'}},
  ]);
  const black = [{color: '#000000', alpha: 0.5}];
  expect(found({panels: [panel({shadows: black})]})).toEqual([]);
});
