import {describe, expect, it} from 'vitest';
import type {BurntFrame, BurntMaster, BurntText} from '../../../../../src/production/check/burnt/burnt.ts';
import type {DifferentBlock} from '../../../../../src/production/check/burnt/compare-blocks.ts';
import {burntGraphics} from '../../../../../src/production/check/rules/burnt/burnt-graphics.ts';
import {burntText} from '../../../../../src/production/check/rules/burnt/burnt-text.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import {graphicsOf, words} from '../brand/graphics.ts';

const {spot, shown} = graphicsOf({
  pieces: [
    words('€39', 'copy.price', {
      box: {x: 80, y: 80, width: 80, height: 40},
      ink: {x: 80, y: 80, width: 80, height: 40},
    }),
  ],
});

/** Blocks of a rectangle, in columns and rows. */
const area = (
  column: number,
  row: number,
  columns: number,
  rows: number,
  change: Partial<DifferentBlock> = {},
) =>
  Array.from(
    {length: columns * rows},
    (_, at): DifferentBlock => ({
      column: column + (at % columns),
      row: row + Math.floor(at / columns),
      difference: 20,
      solid: null,
      cover: 0.5,
      ...change,
    }),
  );

const frameOf = (blocks: DifferentBlock[], footage: number | null = 0.4, from = 0): BurntFrame => ({
  frame: from + 7,
  span: {from, frames: 15},
  comparison: {blocks, covered: 40, footage},
});

const masterOf = (change: Partial<BurntMaster>): BurntMaster => ({
  spot,
  scale: 1,
  shown,
  frames: [],
  texts: [],
  unchecked: [],
  ...change,
});

const differing = (...frames: BurntFrame[]) => applyRule(burntGraphics, masterOf({frames}), 'a');

describe('burnt-graphics', () => {
  it('names the element that differs, and where', () => {
    expect(differing(frameOf(area(11, 11, 3, 2)))).toMatchObject([
      {
        frames: {from: 0, frames: 15},
        expected: 'copy.price as the template draws it',
        evidence: {frame: 7, box: {x: 88, y: 88, width: 24, height: 16}, field: 'copy.price'},
      },
    ]);
  });

  it('accepts single blocks, and differences that encoding makes', () => {
    expect(differing(frameOf([...area(11, 11, 1, 2), ...area(40, 40, 2, 1)]))).toEqual([]);
    expect(differing(frameOf(area(11, 11, 4, 5, {difference: 6.9})))).toEqual([]);
    expect(differing(frameOf(area(11, 11, 8, 5, {difference: 3.9})))).toEqual([]);
  });

  it('finds a small shift of a wide area', () => {
    expect(differing(frameOf(area(11, 11, 8, 3, {difference: 4.1})))).toHaveLength(1);
    expect(
      differing(frameOf([...area(11, 11, 8, 3, {difference: 4.1}), ...area(14, 12, 3, 1)])),
    ).toHaveLength(1);
  });

  it('finds something over the footage', () => {
    expect(differing(frameOf(area(60, 60, 6, 4, {cover: 0})))).toMatchObject([
      {expected: 'the footage and nothing over it'},
    ]);
  });

  it('judges only solid graphics over other footage', () => {
    const other = [...area(0, 0, 40, 40, {cover: 0}), ...area(50, 50, 4, 4)];
    expect(differing(frameOf(other, 22))).toEqual([]);
    expect(differing(frameOf([...other, ...area(60, 60, 4, 4, {solid: 12, cover: 1})], 22))).toHaveLength(1);
  });

  it('tells what goes on in the next compared frame once, and another place by itself', () => {
    const found = differing(
      frameOf(area(11, 11, 3, 2)),
      frameOf([...area(11, 11, 3, 2, {difference: 40}), ...area(60, 60, 3, 3)], 0.4, 15),
    );
    expect(found).toMatchObject([
      {frames: {from: 0, frames: 30}, evidence: {frame: 22, difference: 40}},
      {frames: {from: 15, frames: 15}},
    ]);
  });

  it('says what was not compared', () => {
    const frames = {from: 0, frames: 12};
    const unchecked = [
      {frames, why: 'no'},
      {frames, why: 'no'},
      {frames: null, why: 'cut off'},
    ];
    expect(applyRule(burntGraphics, masterOf({unchecked}), 'a')).toMatchObject([
      {severity: 'info', got: 'not checked in 24 frames: no'},
      {severity: 'info', got: 'not checked: cut off'},
    ]);
  });
});

describe('burnt-text', () => {
  const text = (read: string | null, approved = '€39'): BurntText => ({
    name: 'copy.price',
    approved,
    read,
    frame: 7,
    box: {x: 80, y: 80, width: 80, height: 40},
  });
  const found = (own: BurntText, frames: BurntFrame[] = []) =>
    applyRule(burntText, masterOf({texts: [own], frames}), 'a');

  it('accepts what reads as approved', () => {
    expect(found(text('E39'))).toEqual([]);
    expect(found(text(null))).toEqual([]);
  });

  it('finds another price and another call to action', () => {
    expect(found(text('€49'))).toMatchObject([
      {severity: 'error', expected: 'copy.price to read "€39"', got: '"€49"'},
    ]);
    expect(found(text('Buy it now', 'Shop the flask'))).toHaveLength(1);
  });

  it('only tells it where the pixels are as drawn', () => {
    expect(found(text('€3'), [frameOf([])])).toMatchObject([{severity: 'info'}]);
    expect(found(text('€3'), [frameOf(area(11, 11, 2, 2))])).toMatchObject([{severity: 'error'}]);
    expect(found(text('€3'), [frameOf([], 0.4, 45)])).toMatchObject([{severity: 'error'}]);
  });

  it('says that nothing was read where no reader is installed', () => {
    expect(applyRule(burntText, masterOf({texts: null}), 'a')).toMatchObject([
      {severity: 'info', frames: null},
    ]);
  });
});
