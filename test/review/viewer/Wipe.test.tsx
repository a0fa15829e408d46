import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {Wipe} from '../../../src/review/viewer/Wipe.tsx';

test('half of the earlier master is shown at first, and both sides have a name', () => {
  const shown = renderToStaticMarkup(
    <Wipe round={2}>
      <b>earlier</b>
    </Wipe>,
  );
  expect(shown).toContain('clip-path:inset(0 50% 0 0)');
  expect(shown).toContain('round 2');
  expect(shown).toContain('>now<');
  expect(shown).toContain('aria-label="How much of the master of round 2 is shown"');
});
