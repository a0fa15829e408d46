import {expect, test} from 'vitest';
import {compareDeliveries} from '../../../src/spot/delivery/compare-deliveries.ts';
import type {Deliverable} from '../../../src/spot/delivery/delivery.ts';

const one = {
  ...{
    variant: 'ice',
    placement: 'x',
    file: 'x/ice.mp4',
    sha256: 'a',
    ad: {headline: 'Ice'},
    destination: null,
  },
  ...{derivation: {master: 'm'}, cover: {sha256: 'c'}},
} as unknown as Deliverable;

const changes = (now: Deliverable[], before: Deliverable[]) =>
  compareDeliveries({deliverables: now}, {deliverables: before}).map(({kind, changed}) => [kind, ...changed]);

test('each variant and placement is new, changed, withdrawn or final', () => {
  expect(changes([one], [one])).toEqual([['final']]);
  expect(changes([one], [])).toEqual([['new']]);
  expect(changes([], [one])).toEqual([['withdrawn']]);
  expect(changes([{...one, ad: {headline: 'Trail'}}], [one])).toEqual([['changed', 'ad']]);
  expect(changes([{...one, sha256: 'b'}], [one])).toEqual([['changed', 'encode']]);
  const other = {...one, sha256: 'b', derivation: {...one.derivation, master: 'n'}};
  expect(changes([other], [one])).toEqual([['changed', 'picture or sound']]);
});
