import {expect, test} from 'vitest';
import {Place} from '../../src/animatic/places/Place.tsx';
import {countMarks, drawShot} from './draw.ts';

const SETTINGS = {
  studio: 'a studio',
  mountains: 'a mountain ridge',
  city: 'a city street',
  room: 'a kitchen',
  sea: 'a beach',
  forest: 'a forest',
  road: 'a road',
};

test('each place has a drawing of its own, of finite numbers', () => {
  const drawings = Object.values(SETTINGS).map((setting) => drawShot(Place, {setting}));
  expect(new Set(drawings).size).toBe(drawings.length);
  for (const svg of drawings) {
    expect(countMarks(svg)).toBeGreaterThan(5);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
});

test('a place has the same parts in every take of a shot', () => {
  const ridge = {setting: SETTINGS.mountains, shot: 'one'};
  expect(countMarks(drawShot(Place, {...ridge, take: 2}))).toBe(countMarks(drawShot(Place, ridge)));
});

test('at night the sky is dark', () => {
  const night = drawShot(Place, {setting: 'a city street at night'});
  expect(night).toMatch(/^<rect [^>]*fill="#706d67"/);
  expect(drawShot(Place, {setting: SETTINGS.city})).not.toMatch(/^<rect/);
});
