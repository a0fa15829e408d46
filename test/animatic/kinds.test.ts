import {describe, expect, test} from 'vitest';
import {Aerial} from '../../src/animatic/kinds/Aerial.tsx';
import {FlatLay} from '../../src/animatic/kinds/FlatLay.tsx';
import {HumanMotion} from '../../src/animatic/kinds/HumanMotion.tsx';
import {ProductDetail} from '../../src/animatic/kinds/ProductDetail.tsx';
import {ProductInUse} from '../../src/animatic/kinds/ProductInUse.tsx';
import {Scene} from '../../src/animatic/kinds/Scene.tsx';
import {Stylised} from '../../src/animatic/kinds/Stylised.tsx';
import {Texture} from '../../src/animatic/kinds/Texture.tsx';
import {TransitionShot} from '../../src/animatic/kinds/TransitionShot.tsx';
import type {Animatic} from '../../src/spot/animatic/animatic.ts';
import {countMarks, drawShot} from './draw.ts';

const FRAMINGS = ['extreme-close-up', 'close-up', 'medium', 'wide', 'aerial', 'overhead'] as const;

describe.each([
  {kind: 'scene', draw: Scene},
  {kind: 'scene', draw: Aerial},
  {kind: 'scene', draw: FlatLay},
  {kind: 'human-motion', draw: HumanMotion},
  {kind: 'product-detail', draw: ProductDetail},
  {kind: 'product-in-use', draw: ProductInUse},
  {kind: 'stylised', draw: Stylised},
  {kind: 'texture', draw: Texture},
  {kind: 'transition', draw: TransitionShot},
] as const)('$draw.name', ({kind, draw}) => {
  const shot: Partial<Animatic> = {kind, subject: 'a steel flask', setting: 'a mountain ridge'};

  test.each(FRAMINGS)('is drawn in a %s of finite numbers, from the first frame to the last', (framing) => {
    for (const t of [0, 0.5, 1]) {
      const svg = drawShot(draw, {...shot, framing}, t);
      expect(countMarks(svg)).toBeGreaterThan(5);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  test('is the same for the same shot, and another for another take', () => {
    expect(drawShot(draw, shot)).toBe(drawShot(draw, shot));
    expect(drawShot(draw, {...shot, take: 2})).not.toBe(drawShot(draw, shot));
  });
});
