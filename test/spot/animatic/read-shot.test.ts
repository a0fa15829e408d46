import {describe, expect, test} from 'vitest';
import type {Animatic} from '../../../src/spot/animatic/animatic.ts';
import {readShot} from '../../../src/spot/animatic/read-shot.ts';

const read = (words: Partial<Animatic>) =>
  readShot({kind: 'scene', subject: '', action: null, setting: null, ...words} as Animatic);

describe('a shot is read from its words', () => {
  test.each([
    [{subject: 'a steel flask'}, {form: 'bottle', place: 'studio', people: false, night: false}],
    [
      {subject: 'a round bike light', setting: 'city street at night'},
      {form: 'puck', place: 'city', night: true},
    ],
    [
      {subject: 'a woman with a mug', action: 'lifts it'},
      {form: 'cup', act: 'drink', people: true},
    ],
    [
      {subject: 'a runner', action: 'runs along the water', setting: 'beach'},
      {act: 'run', place: 'sea', people: true},
    ],
    [
      {subject: 'the flask on a mossy ledge', setting: 'misty ridge'},
      {form: 'bottle', place: 'mountains'},
    ],
    [
      {subject: 'a flask in moss', kind: 'product-detail' as const},
      {form: 'bottle', place: 'studio'},
    ],
    [
      {subject: 'a cup in the first light', setting: 'a desk'},
      {form: 'cup', place: 'room'},
    ],
    [{subject: 'cold drops on a coat', kind: 'texture' as const}, {grain: 'drops'}],
    [{subject: 'a wooden table', kind: 'texture' as const}, {grain: 'wood'}],
  ])('%j', (words, reading) => {
    expect(read(words)).toMatchObject(reading);
  });

  test('and not from parts of other words', () => {
    expect(read({subject: 'a hiccup'}).form).toBe('pack');
    expect(read({subject: 'a pencil', setting: 'capacity'}).place).toBe('studio');
    expect(read({subject: 'the shed'}).people).toBe(false);
  });
});
