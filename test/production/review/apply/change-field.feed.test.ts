import {expect, test} from 'vitest';
import {applyNote} from '../../../../src/node/apply-note.ts';
import {by, HEAD, openReview, VARIANTS} from '../../../node/review-setup.ts';

const FEED = `${HEAD.replace('shots: {end: bars}', 'shots: {end: bars, hook: bars}')}feed: {file: feed.tsv, date: ${new Date().toISOString()}, map: {copy.hook: title}}
`;
const TABLE = 'id\ttitle\tavailability\none\tOne\tin_stock\ntwo\tTwo\tout_of_stock\n';

test('a note does not change a value from the product feed, even if the product is sold out', async () => {
  const {workspace, project, note} = await openReview(FEED, ['one', 'two']);
  workspace.write(VARIANTS.replace('variants.yaml', 'feed.tsv'), TABLE);
  for (const variant of ['one', 'two']) {
    const id = await note({variant, field: 'copy.hook', scope: 'all', change: {kind: 'say', text: 'Other'}});
    await expect(applyNote(project, {by, note: id})).rejects.toMatchObject({
      code: 'note-not-applicable',
      problems: [{what: expect.stringContaining('copy.hook comes from the product feed')}],
    });
  }
  expect(workspace.read(VARIANTS)).toBe(FEED);
  expect(workspace.read(VARIANTS.replace('variants.yaml', 'feed.tsv'))).toBe(TABLE);
});
