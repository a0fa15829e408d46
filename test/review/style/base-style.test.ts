import Color from 'colorjs.io';
import {expect, test} from 'vitest';
import {BASE_STYLE} from '../../../src/review/style/base-style.ts';

const named = Object.fromEntries(
  [...BASE_STYLE.matchAll(/--([a-z]+):(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
);
const contrast = (a: string | undefined, b: string | undefined): number =>
  new Color(a ?? '').contrast(new Color(b ?? ''), 'WCAG21');

test('every colour of texts has a contrast of 4.5 to 1 on every ground', () => {
  for (const text of ['loud', 'quiet', 'good', 'bad', 'doubt', 'info'])
    for (const ground of ['ground', 'card', 'raised'])
      expect(contrast(named[text], named[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
});

test('texts on the colour of a chosen kind have it too, and the mark of the focus has 3 to 1', () => {
  for (const chosen of ['loud', 'good', 'bad', 'doubt', 'info'])
    expect(contrast(named.ground, named[chosen]), chosen).toBeGreaterThanOrEqual(4.5);
  for (const ground of ['ground', 'card', 'raised'])
    expect(contrast(named.focus, named[ground]), ground).toBeGreaterThanOrEqual(3);
});
