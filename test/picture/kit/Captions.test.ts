import fc from 'fast-check';
import {expect, test} from 'vitest';
import {captionColors} from '../../../src/picture/kit/Captions.tsx';
import {contrast} from '../../../src/picture/kit/contrast.ts';

const hex = fc.integer({min: 0, max: 0xffffff}).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('the spoken word is as legible as the others, in an accent of the brand where one is legible', () => {
  const brand = fc.record({light: hex, dark: hex, primary: hex, secondary: hex, tertiary: hex});
  fc.assert(
    fc.property(brand, hex, (color, ground) => {
      const {ink, lit} = captionColors(ground, {color} as never);
      expect([color.light, color.dark]).toContain(ink);
      if (lit !== ink) expect(contrast(lit, ground)).toBeGreaterThanOrEqual(4.5);
      else
        for (const accent of [color.primary, color.secondary, color.tertiary])
          expect(accent === ink || contrast(accent, ground) < 4.5).toBe(true);
    }),
  );
});
