import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {type Review, ReviewContext} from '../../../src/review/app/review-context.ts';
import {TakeCard} from '../../../src/review/takes/TakesTab.tsx';

const take = {
  ...{number: 2, provider: 'p', model: '<i>m</i>', state: 'undecided', why: '<script>owned=1</script>'},
  ...{stale: ['prompt'], unlike: [], clip: `${'a'.repeat(64)}.mp4`, variants: []},
};
const shot = {shot: 'hero', format: '9:16', text: '', variants: [], takes: [take]};
const drawn = (own: Partial<typeof take>): string =>
  renderToStaticMarkup(
    <ReviewContext value={{} as Review}>
      <TakeCard shot={shot} take={{...take, ...own}} reload={async () => undefined} />
    </ReviewContext>,
  );

test('a take plays, can be picked and rejected, and its texts are escaped', () => {
  const shown = drawn({});
  expect(shown).toContain(`src="/media/take/${'a'.repeat(64)}.mp4"`);
  expect(shown).toContain('>Pick<');
  expect(shown).toContain('>Reject<');
  expect(shown).toContain('prompt');
  expect(shown).not.toMatch(/<script|<i>/);
});

test('a picked take cannot be picked again, and one without a clip can be neither', () => {
  expect(drawn({state: 'picked'})).toMatch(/<button[^>]*disabled=""[^>]*>Pick</);
  expect(drawn({clip: null as unknown as string})).not.toContain('>Pick<');
});
