import {expect, it} from 'vitest';
import type {BurntFrame} from '../../../../../src/production/check/burnt/burnt.ts';
import {burntGraphics} from '../../../../../src/production/check/rules/burnt/burnt-graphics.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import {area, frameOf, masterOf} from './burnt-master.ts';

const differing = (...frames: BurntFrame[]) => applyRule(burntGraphics, masterOf({frames}), 'a');

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

it('accepts more in a proof, whose blocks hold more detail', () => {
  const inProof = (difference: number) =>
    applyRule(
      burntGraphics,
      {...masterOf({frames: [frameOf(area(11, 11, 3, 2, {difference}))]}), scale: 0.5},
      'a',
    );
  expect(inProof(9.7)).toEqual([]);
  expect(inProof(11.1)).toHaveLength(1);
});

it('finds a small shift of a wide area', () => {
  expect(differing(frameOf(area(11, 11, 8, 3, {difference: 4.1})))).toHaveLength(1);
  expect(differing(frameOf([...area(11, 11, 8, 3, {difference: 4.1}), ...area(14, 12, 3, 1)]))).toHaveLength(
    1,
  );
});

it('accepts a row of blocks along an edge, however long it is', () => {
  expect(differing(frameOf(area(11, 11, 40, 1, {difference: 5.8})))).toEqual([]);
  expect(differing(frameOf(area(11, 11, 1, 40, {difference: 5.8})))).toEqual([]);
  expect(differing(frameOf(area(11, 11, 12, 2, {difference: 5.8})))).toHaveLength(1);
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
