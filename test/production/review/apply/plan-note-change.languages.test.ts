import {expect, test} from 'vitest';
import {applyNote} from '../../../../src/node/apply-note.ts';
import {by, HEAD, openReview, VARIANTS} from '../../../node/review-setup.ts';

const LANGUAGES = `${HEAD}axes:
  language:
    - {id: en, language: en, copy.hook: Buy the flask, shots.hook: bars}
    - {id: us, language: en-US, copy.hook: Buy it, shots.hook: bars}
    - {id: at, language: de-AT, copy.hook: Zur Flasche, shots.hook: bars}
`;
const IDS = ['en', 'us', 'at'];
const ONE_LINE = 'tagline: Plain.';
const TWO_LINES = 'tagline: {en: Plain., de: Schlicht.}';

test('"say" for all variants leaves the texts of other languages, and says which', async () => {
  const {workspace, project, note} = await openReview(LANGUAGES, IDS);
  workspace.edit('brands/plain/brand.yaml', ONE_LINE, TWO_LINES);
  const id = await note({
    variant: 'en',
    field: 'copy.hook',
    scope: 'all',
    change: {kind: 'say', text: 'Get it'},
  });
  const {summary} = await applyNote(project, {by, note: id});
  expect(workspace.read(VARIANTS)).toBe(
    LANGUAGES.replace('Buy the flask', "'Get it'").replace('Buy it', "'Get it'"),
  );
  expect(summary).toEqual([
    'copy.hook says "Get it" instead of "Buy the flask"',
    'copy.hook stays as it is in at, whose text is in another language',
  ]);
});

test('"say" on a price that is written as a value is refused, and the value stays', async () => {
  const priced = `${HEAD.replace('props:\n', 'props:\n  copy: {hook: {amount: 39.9, currency: EUR}}\n')}axes:
  language:
    - {id: en, language: en, shots.hook: bars}
    - {id: us, language: en-US, shots.hook: bars}
`;
  const {workspace, project, note} = await openReview(priced, ['en', 'us']);
  const id = await note({
    variant: 'en',
    field: 'copy.hook',
    scope: 'all',
    change: {kind: 'say', text: '€35'},
  });
  await expect(applyNote(project, {by, note: id})).rejects.toMatchObject({
    code: 'note-not-applicable',
    problems: [{expected: 'another value in props.copy.hook of variants.yaml'}],
  });
  expect(workspace.read(VARIANTS)).toBe(priced);
});
