import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {AdCard} from '../../../src/review/ad/AdCard.tsx';
import {PAYLOADS} from '../payloads.ts';

const sha256 = 'a'.repeat(64);

test('the card has every text, the button, the cover and each address, as texts', () => {
  const texts = ['primary text', 'headline', 'long headline', 'description'].map((name, index) => ({
    name,
    text: PAYLOADS[index] ?? '',
  }));
  const destinations = [
    {placement: 'meta-reels', url: 'https://a.example/?utm_source=meta-reels'},
    {placement: 'tiktok', url: 'https://a.example/?utm_source=tiktok'},
  ];
  const ad = {hash: 'h', texts, callToAction: 'Shop now', destinations, cover: 12};
  const html = renderToStaticMarkup(<AdCard variant={{id: 'one', sha256, ad}} />);
  expect(html).not.toMatch(/<script|<svg|onerror=owned=1>/);
  for (const {text} of texts) expect(html).toContain(text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  expect(html).toContain(`/media/cover/${sha256}.12`);
  for (const part of ['Shop now', 'meta-reels', 'tiktok', 'utm_source=tiktok']) expect(html).toContain(part);
  expect(html).not.toContain('href');
});

test('a variant without an ad has no card', () => {
  expect(renderToStaticMarkup(<AdCard variant={{id: 'one', sha256, ad: null}} />)).toBe('');
});
