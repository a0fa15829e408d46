import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {FrameRow} from '../../../src/picture/sheets/SheetPage.tsx';
import {clamped} from '../../../src/picture/sheets/sheet-style.ts';

test('a cell without frames shows what is in their place, as high as a thumbnail', () => {
  const html = renderToStaticMarkup(
    <FrameRow shots={[]} thumb={{width: 90, height: 160}}>
      <p style={clamped(3)}>Failed</p>
    </FrameRow>,
  );
  expect(html).toMatch(/^<div style="[^"]*height:160px">.*Failed<\/p><\/div>$/);
  expect(html).toContain('-webkit-line-clamp:3');
});
