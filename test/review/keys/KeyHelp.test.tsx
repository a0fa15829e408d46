import {readFileSync} from 'node:fs';
import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {KeyHelp} from '../../../src/review/keys/KeyHelp.tsx';

test('the list has every letter that a page handles', () => {
  const list = renderToStaticMarkup(<KeyHelp close={() => undefined} />);
  const shown = [...list.matchAll(/<kbd>([^<]*)<\/kbd>/g)].flatMap(([, keys = '']) => keys.split(' '));
  const pages = ['grid/GridPage.tsx', 'viewer/ViewerPage.tsx'].map((file) =>
    readFileSync(new URL(`../../../src/review/${file}`, import.meta.url), 'utf8'),
  );
  const handled = pages.flatMap((text) =>
    [...text.matchAll(/^ {4}'?([a-z[\]])'?: /gm)].map(([, key]) => key),
  );
  expect(handled.length).toBeGreaterThan(10);
  for (const key of handled) expect(shown, key).toContain(key?.toUpperCase());
});
