import {expect, test} from 'vitest';
import type {SeenText} from '../../../src/spot/findings/product-sight.ts';
import {agreement, bareText, trackTexts} from '../../../src/spot/findings/text-tracks.ts';

const line = (frame: number, text: string, x = 100, y = 100): SeenText => ({
  frame,
  text,
  box: {x, y, width: 80, height: 20},
  confidence: 0.9,
});

test('a line that moves with the picture is one track; another line beside it is its own', () => {
  const tracks = trackTexts(
    [0, 10, 20],
    [
      line(0, 'LUMO'),
      line(0, 'TEA', 100, 130),
      line(10, 'LUM0', 130),
      line(10, 'TEA', 130, 130),
      line(20, 'LUMO', 160),
    ],
    [],
  );
  expect(tracks.map(({readings, samples}) => [readings.map(({text}) => text), samples])).toEqual([
    [['LUMO', 'LUM0', 'LUMO'], 3],
    [['TEA', 'TEA'], 2],
  ]);
});

test('a track is on the product whose outline is around most of its readings', () => {
  const place = (frame: number) => ({
    frame,
    product: 'tea',
    box: {x: 0, y: 0, width: 300, height: 300},
    outline: [
      [0, 0],
      [300, 0],
      [300, 300],
      [0, 300],
    ] as const,
  });
  const tracks = trackTexts(
    [0, 10],
    [line(0, 'LUMO'), line(10, 'LUMO'), line(0, 'EXIT', 600), line(10, 'EXIT', 600)],
    [place(0), place(10)],
  );
  expect(tracks.map(({product}) => product)).toEqual(['tea', null]);
});

test('labels agree with what OCR makes of them: spaces, case and accents do not count', () => {
  expect(bareText('Crème Brûlée No. 7')).toBe('cremebruleeno7');
  const label = ['Olive soap', 'hand made', 'No. 7'];
  expect(agreement('OLIVESOAP', label)).toBe(1);
  expect(agreement('soap', label)).toBe(1);
  expect(agreement('Olive soap hand made', label)).toBe(1);
  expect(agreement('Olvie saop', label)).toBeLessThan(0.75);
  expect(agreement('Otine snxp', label)).toBeLessThan(0.75);
});
