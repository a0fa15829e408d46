import {createElement} from 'react';
import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {Guides} from '../../../src/picture/guides/Guides.tsx';
import {safeBox} from '../../../src/spot/placement/placement.ts';
import {SAFE_ZONES} from '../../../src/spot/placement/placements/common.ts';
import {FORMAT_SIZE, Format} from '../../../src/spot/variant/format.ts';

test.each(Format.options)('what platforms cover of %s is shaded, and the source is named', (format) => {
  const {width, height} = FORMAT_SIZE[format];
  const safe = safeBox(SAFE_ZONES[format], FORMAT_SIZE[format]);
  const html = renderToStaticMarkup(createElement(Guides, {format, width, height, safe}));
  const [, top, right, bottom, left] = /border-width:(\d+)px (\d+)px (\d+)px (\d+)px/.exec(html) ?? [];
  expect(Number(left) + safe.width + Number(right)).toBe(width);
  expect(Number(top) + safe.height + Number(bottom)).toBe(height);
  expect(Number(top)).toBeCloseTo(SAFE_ZONES[format].top * height, -1);
  expect(html).toContain(`left:${safe.x}px;top:${safe.y}px;width:${safe.width}px;height:${safe.height}px`);
  expect(html).toContain(SAFE_ZONES[format].source);
});

test('a safe box that is not the common one does not bear the source of the common one', () => {
  const size = FORMAT_SIZE['9:16'];
  const safe = {x: 65, y: 269, width: 950, height: 979};
  const html = renderToStaticMarkup(createElement(Guides, {format: '9:16', ...size, safe}));
  expect(html).not.toContain(SAFE_ZONES['9:16'].source);
  expect(html).toContain('Safe for 9:16: the placements of this variant');
});
