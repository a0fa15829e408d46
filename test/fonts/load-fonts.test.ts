import {expect, onTestFinished, test, vi} from 'vitest';
import {brandFontSources} from '../../src/fonts/brand-fonts.ts';
import {areLoaded, type FontSource, loadFonts} from '../../src/fonts/load-fonts.ts';
import {BLANK_SPOT} from '../../src/picture/blank-spot.ts';
import {PROBLEM_TAG} from '../../src/spot/problem/errors.ts';

const source: FontSource = {
  family: 'Torn',
  url: '/torn.woff2',
  file: 'torn.woff2',
  weight: '400',
  style: 'normal',
  range: null,
};

test('a font that does not load is a problem that names the family and the file', async () => {
  const error = await loadFonts([source]).then(
    () => null,
    (reason: Error) => reason,
  );
  expect(error?.message.startsWith(PROBLEM_TAG)).toBe(true);
  expect(JSON.parse(error?.message.slice(PROBLEM_TAG.length) ?? '')).toMatchObject({
    code: 'font-unreadable',
    what: expect.stringContaining('"Torn"'),
    where: {file: 'torn.woff2'},
  });
  expect(areLoaded([source])).toBe(false);
});

test('a font at a signed address, which does not end with the name of its file, is loaded', async () => {
  const load = async (): Promise<void> => undefined;
  vi.stubGlobal(
    'FontFace',
    vi.fn(
      class {
        load = load;
      },
    ),
  );
  vi.stubGlobal('document', {fonts: {add: () => undefined}});
  onTestFinished(() => void vi.unstubAllGlobals());
  const signed = {...source, family: 'Signed', url: 'data:font/woff2,torn?X-Amz-Signature=5e7'};
  await loadFonts([signed]);
  expect(areLoaded([signed])).toBe(true);
});

test('an error about a signed address has the address without its signature', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, {status: 403, statusText: 'Forbidden'}));
  onTestFinished(() => void vi.unstubAllGlobals());
  const url = 'https://bucket.test/torn.woff2?X-Amz-Expires=60&X-Amz-Signature=5e7';
  const reason = loadFonts([{...source, family: 'Refused', url}]).catch((error: Error) => error.message);
  const message = String(await reason);
  expect(message).not.toContain('X-Amz');
  expect(JSON.parse(message.slice(PROBLEM_TAG.length))).toMatchObject({
    code: 'font-unreadable',
    got: expect.stringContaining('"https://bucket.test/torn.woff2": 403 Forbidden'),
  });
});

test('an empty list counts as loaded', async () => {
  await loadFonts([]);
  expect(areLoaded([])).toBe(true);
});

test("a brand's fonts get the URLs of staged files", () => {
  const {brand} = BLANK_SPOT;
  const fonts = [
    {family: 'Kit', src: 'abc.woff2', weight: '100..900', style: 'normal', range: 'U+41'} as const,
  ];
  expect(brandFontSources({...brand, typography: {...brand.typography, fonts: [...fonts]}})).toEqual([
    {
      family: 'Kit',
      url: expect.stringMatching(/\/abc\.woff2$/),
      file: 'abc.woff2',
      weight: '100..900',
      style: 'normal',
      range: 'U+41',
    },
  ]);
});
