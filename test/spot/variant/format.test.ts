import {expect, test} from 'vitest';
import {FORMAT_SIZE, Format, masterSize} from '../../../src/spot/variant/format.ts';

test.each(Format.options)('the size of %s has its ratio', (format) => {
  const {width, height} = FORMAT_SIZE[format];
  const [across = 0, down = 0] = format.split(':').map(Number);
  expect(width / height).toBeCloseTo(across / down, 10);
});

test('a master has sides of even length, as H.264 needs them', () => {
  expect(masterSize('9:16', 1)).toEqual({width: 1080, height: 1920});
  expect(masterSize('4:5', 0.5)).toEqual({width: 540, height: 674});
});
