import {describe, expect, it} from 'vitest';
import {brandLogo} from '../../../../../src/production/check/rules/brand/brand-logo.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import {graphicsOf, LOGO, logo, panel, words} from './graphics.ts';

const found = (...scenes: Parameters<typeof graphicsOf>[0][]) =>
  applyRule(brandLogo, graphicsOf(scenes.flat()), 'a').map(({got}) => got);

it('accepts the logo as it is, until the end', () => {
  expect(found({images: [logo()], panels: [panel()]})).toEqual([]);
});

describe('finds a logo', () => {
  it.each([
    ['of another brand', logo({src: 'other.png'}), 'another file'],
    ['that is mirrored', logo({matrix: [-1, 0, 0, 1]}), 'mirrored'],
    ['that is mirrored top to bottom', logo({matrix: [1, 0, 0, -1]}), 'mirrored'],
    ['that is stretched by its size', logo({drawn: {width: 408, height: 100}}), '2.0 % too wide'],
    ['that is stretched by a transform', logo({matrix: [0.98, 0, 0, 1]}), '2.0 % too narrow'],
    [
      'that is turned',
      logo({matrix: [Math.cos(0.05), Math.sin(0.05), -Math.sin(0.05), Math.cos(0.05)]}),
      'turned by 2.9',
    ],
    [
      'in other colours',
      logo({effects: ['sepia(1)', 'mix-blend-mode: multiply']}),
      'sepia(1), mix-blend-mode: multiply',
    ],
    [
      'that is cut off by what is around it',
      logo({clip: {x: 0, y: 0, width: 360, height: 1920}}),
      '140 px cut off at its right edge',
    ],
    [
      'that does not fit in its own box',
      logo({
        fit: 'cover',
        content: {x: -0.1, y: 0, width: 1.2, height: 1},
        drawn: {width: 400, height: 120},
        box: {x: 100, y: 200, width: 400, height: 120},
      }),
      '40 px cut off at its left edge and 40 px cut off at its right edge',
    ],
    [
      'that something opaque covers in part',
      logo({covered: 4 / 21}),
      'about 19 % of it behind something opaque',
    ],
    ['that something opaque covers as a whole', logo({covered: 1}), 'no logo in the whole spot'],
    ['that is too small', logo({box: {x: 100, y: 200, width: 214, height: 53}}), '214 px'],
    ['for dark backgrounds over a light one', logo({src: LOGO.dark.src}), 'the other version over #f3efe6'],
  ])('%s', (_, image, got) => {
    expect(found({images: [image], panels: [panel()]}).join()).toContain(got);
  });

  it('with a text in its clear space', () => {
    const near = words('Too near', 'copy.hook', {ink: {x: 100, y: 340, width: 300, height: 60}});
    expect(found({images: [logo()], pieces: [near]})).toEqual(['"Too near" 10 px inside this space']);
    const far = words('Far enough', 'copy.hook', {ink: {x: 100, y: 351, width: 300, height: 60}});
    expect(found({images: [logo()], pieces: [far]})).toEqual([]);
  });
});

it('accepts what is just inside of each limit', () => {
  expect(found({images: [logo({drawn: {width: 403.9, height: 100}})]})).toEqual([]);
  expect(found({images: [logo({box: {x: 100, y: 200, width: 215.5, height: 54}})]})).toEqual([]);
  expect(found({images: [logo({fit: 'contain', drawn: {width: 800, height: 100}})]})).toEqual([]);
  expect(found({images: [logo({clip: {x: 99, y: 200, width: 400, height: 100}})]})).toEqual([]);
});

it('does not judge a logo while it moves', () => {
  const moving = Array.from({length: 9}, (_, at) => ({
    frames: 1,
    images: [logo({matrix: [-1 + at / 9, 0, 0, 1], box: {x: 10 * at, y: 200, width: 400, height: 100}})],
  }));
  expect(found(...moving, {images: [logo()]})).toEqual([]);
});

it('does not judge a logo while it is revealed', () => {
  const revealed = Array.from({length: 9}, (_, at) => ({
    frames: 1,
    images: [
      logo({
        clip: {x: 100, y: 200, width: 40 * at, height: 100},
        effects: at < 8 ? [`blur(${8 - at}px)`] : [],
      }),
    ],
  }));
  expect(found(...revealed, {images: [logo()]})).toEqual([]);
});

it('accepts a logo of which only the free space around it is clipped', () => {
  const image = logo({
    fit: 'contain',
    content: {x: 1 / 6, y: 0, width: 2 / 3, height: 1},
    drawn: {width: 600, height: 100},
    box: {x: 0, y: 200, width: 600, height: 100},
  });
  const from = (x: number) => found({images: [{...image, clip: {x, y: 0, width: 900, height: 1920}}]});
  expect(from(100)).toEqual([]);
  expect(from(150)).toEqual(['50 px cut off at its left edge']);
});

it('stays until the end also while something around it is wiped, or its filter changes', () => {
  const wiped = Array.from({length: 30}, (_, at) => ({
    frames: 1,
    images: [
      logo({
        clip: {x: 0, y: 0, width: 600 + 16 * at, height: 1920},
        effects: [`brightness(${1.01 + at / 100})`],
      }),
    ],
  }));
  expect(found(...wiped)).toEqual([]);
});

it('needs the logo at the end', () => {
  expect(found({images: [logo()]}, {frames: 30})).toEqual(['no logo of the brand that stays until the end']);
  expect(found({})).toEqual(['no logo in the whole spot']);
  expect(found({frames: 75}, {frames: 15, images: [logo()]})).toEqual([]);
  expect(found({frames: 76}, {frames: 14, images: [logo()]})).toHaveLength(1);
});

describe('over footage, a logo', () => {
  const box = {x: 100, y: 200, width: 400, height: 100};
  const piece = words('', 'the logo', {kind: 'logo', box, ink: box, style: null});
  const judged = (contrasts: readonly number[]) => {
    const graphics = graphicsOf({images: [logo()], pieces: [piece]});
    const grounds = contrasts.map((contrast, at) => ({
      ...{name: 'the logo', text: '', frame: 10 * at, box, contrast, edge: 0},
    }));
    return applyRule(brandLogo, {...graphics, grounds}, 'a').map(({severity, got}) => [severity, got]);
  };

  it('that cannot be seen is an error', () => {
    expect(judged([1.2, 1.1, 1.6])).toEqual([['error', '1.10 to 1 at frame 10']]);
  });

  it('that cannot be seen for less than half of its time is a warning', () => {
    expect(judged([1.4, 3, 3])).toEqual([['warning', '1.40 to 1 at frame 0']]);
  });

  it('that can be seen is accepted', () => {
    expect(judged([1.5, 3, 3])).toEqual([]);
    expect(judged([])).toEqual([]);
  });
});

it('that cannot be seen is an error beside others that can, which have no finding', () => {
  const boxes = [100, 600, 1100].map((y) => ({x: 100, y, width: 400, height: 100}));
  const pieces = boxes.map((box) => words('', 'the logo', {kind: 'logo', box, ink: box, style: null}));
  const graphics = graphicsOf({images: boxes.map((box) => logo({box})), pieces});
  const grounds = boxes.flatMap((box, at) =>
    [0, 30, 60].map((frame) => ({
      ...{name: 'the logo', text: '', frame, box, contrast: at === 0 ? 1.02 : 9, edge: 0},
    })),
  );
  const faults = applyRule(brandLogo, {...graphics, grounds}, 'a');
  expect(faults.map(({severity, evidence}) => [severity, evidence?.box])).toEqual([['error', boxes[0]]]);
});
