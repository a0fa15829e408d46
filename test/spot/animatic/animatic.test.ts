import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {curve, dice, sketch} from '../../../src/animatic/drawing/hand.ts';
import {poseOf} from '../../../src/animatic/figure/pose.ts';
import {type Animatic, cameraAt, layerAt, unitsOf} from '../../../src/spot/animatic/animatic.ts';
import {type Act, readShot} from '../../../src/spot/animatic/read-shot.ts';
import {CameraMoveKind} from '../../../src/spot/timeline/camera-move.ts';

const frame = {width: 100, height: 150};
const read = (words: Partial<Animatic>) =>
  readShot({kind: 'scene', subject: '', action: null, setting: null, ...words} as Animatic);

describe('the camera', () => {
  const anyMove = fc.record({
    kind: fc.constantFrom(...CameraMoveKind.options),
    amount: fc.double({min: 0, max: 0.5, noNaN: true}),
    ease: fc.constantFrom('linear' as const, 'ease' as const),
  });

  test('moves far enough to be seen, whatever the amount, and stays where the drawing is', () => {
    fc.assert(
      fc.property(anyMove, (move) => {
        const [from, to] = [cameraAt(move, 0, frame), cameraAt(move, 1, frame)];
        const travelled = Math.hypot(to.x - from.x, to.y - from.y) / 100 + Math.abs(to.zoom - from.zoom);
        expect(travelled >= 0.15).toBe(move.kind !== 'static');
        expect(Math.max(Math.abs(from.x), Math.abs(to.x))).toBeLessThan(frame.width * 0.3);
        expect(Math.min(from.zoom, to.zoom)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  test('goes the way that its name says, and what is nearer goes further', () => {
    const way = (kind: CameraMoveKind) => {
      const at = (t: number, depth: number) =>
        layerAt(cameraAt({kind, amount: 0.1, ease: 'linear'}, t, frame), depth);
      return [0.2, 1.5].map((depth) => [at(1, depth).x - at(0, depth).x, at(1, depth).y - at(0, depth).y]);
    };
    // The camera pans to the right, so the picture goes to the left.
    expect(way('pan-right')[1]?.[0]).toBeLessThan(way('pan-right')[0]?.[0] ?? 0);
    expect(way('pan-right')[0]?.[0]).toBeLessThan(0);
    expect(way('tilt-up')[0]?.[1]).toBeGreaterThan(0);
  });
});

test('units make the shorter side of every frame 100', () => {
  expect(unitsOf({width: 540, height: 960})).toEqual({width: 100, height: 960 / 5.4});
  expect(unitsOf({width: 960, height: 540}).height).toBe(100);
});

describe('the hand', () => {
  test('draws the same for the same words, and otherwise for others', () => {
    const dots = [
      [0, 0],
      [10, 3],
      [20, -4],
    ] as const;
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const drawn = (words: string): string => sketch(dots, true, 1, dice(words));
        expect(drawn(one)).toBe(drawn(one));
        expect(drawn(one) === drawn(other)).toBe(one === other);
      }),
    );
  });

  test('throws dice from 0 up to 1, evenly', () => {
    const roll = dice('even');
    const rolls = Array.from({length: 4000}, roll);
    expect(Math.min(...rolls)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...rolls)).toBeLessThan(1);
    expect(rolls.filter((each) => each < 0.5).length / 4000).toBeCloseTo(0.5, 1);
  });

  test('draws nothing of no dots, and no number that is none', () => {
    expect(curve([], true, 1, dice(''))).toBe('');
    expect(sketch([[1, 1]], false, 0, dice(''))).toBe('M1 1');
    expect(curve([[1, 1]], true, 0, dice(''))).not.toContain('NaN');
  });
});

describe('a shot is read by its words', () => {
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

  test('and not by parts of others', () => {
    expect(read({subject: 'a hiccup'}).form).toBe('pack');
    expect(read({subject: 'a pencil', setting: 'capacity'}).place).toBe('studio');
    expect(read({subject: 'the shed'}).people).toBe(false);
  });
});

test('a body stands on its ground and keeps the lengths of its limbs, all through every act', () => {
  const acts: Act[] = ['stand', 'walk', 'run', 'jump', 'reach', 'drink', 'sit', 'turn', 'ride'];
  fc.assert(
    fc.property(fc.constantFrom(...acts), fc.double({min: 0, max: 3, noNaN: true}), (act, turn) => {
      const {legs, arms, head} = poseOf(act, turn);
      const soles = Math.max(...legs.flat().map(([, y]) => y));
      expect(soles).toBeLessThanOrEqual(0.001);
      expect(soles).toBeGreaterThan(-0.2);
      expect(head[1]).toBeLessThan(-0.4);
      for (const limb of [...arms, ...legs])
        for (const [index, [x, y]] of limb.slice(1).entries()) {
          const [fromX, fromY] = limb[index] ?? [0, 0];
          expect(Math.hypot(x - fromX, y - fromY)).toBeGreaterThan(0.06);
        }
    }),
  );
});
