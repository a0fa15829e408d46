import {expect, onTestFinished, test} from 'vitest';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {addRow} from '../../../src/production/studio/add-row.ts';
import {makeWorkspace} from '../../support/workspace.ts';

const FOLDER = 'compositions/spots/tiny';
const FEED = `template: plain
brand: plain
props: {seconds: 1, fps: 24, shots: {end: bars, hook: bars}}
feed: {file: feed.tsv, date: ${new Date().toISOString()}, map: {copy.hook: price}}
extra:
  - {id: own, copy.hook: Hello}
  - {id: wide, product: one, format: '16:9'}
`;

test('an edit of a variant from the feed is not saved; an edit of another variant is', async () => {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  workspace.write(`${FOLDER}/feed.tsv`, 'id\ttitle\tprice\tavailability\none\tOne\t9 EUR\tin_stock\n');
  workspace.write(`${FOLDER}/variants.yaml`, FEED);
  const {spot, variants, catalog} = await openSpot(
    await openWorkspace(await findWorkspace(workspace.root)),
    'tiny',
  );
  const saving = (id: string) => {
    const variant = variants.find((each) => each.id === id);
    if (!variant) throw new Error(`there is no variant ${id}`);
    return addRow({...variant, id: `${id}-edited`, props: {...variant.props, seconds: 2}}, spot, catalog);
  };
  for (const id of ['one', 'wide']) await expect(saving(id)).rejects.toMatchObject({code: 'feed-edit'});
  expect(workspace.read(`${FOLDER}/variants.yaml`)).toBe(FEED);
  expect(await saving('own')).toMatchObject({id: 'own-edited', seconds: 2});
  expect(workspace.read(`${FOLDER}/variants.yaml`)).toContain('own-edited');
});
