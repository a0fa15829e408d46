import {expect, test} from 'vitest';
import {compareDeliveries} from '../../../src/spot/delivery/compare-deliveries.ts';
import type {Deliverable, Delivery} from '../../../src/spot/delivery/delivery.ts';

const one = {
  ...{variant: 'ice', placement: 'x', file: 'x/ice_r1.mp4', sha256: 'a', ad: {headline: 'Ice'}},
  ...{destination: null, c2pa: false, digitalSourceType: 't'},
  derivation: {master: 'm', kind: 'encode', encode: ['-b:v', '1'], ffmpeg: '7'},
  cover: {sha256: 'c', frame: 3},
  captions: [{file: 'x/ice_r1.srt', sha256: 's'}],
} as unknown as Deliverable;

const ALL: Delivery['asked'] = {variants: null, placements: null, leftOut: []};

const changes = (now: Deliverable[], before: Deliverable[], asked = ALL) =>
  compareDeliveries({deliverables: now, asked}, {deliverables: before}).map(({kind, changed}) => [
    kind,
    ...changed,
  ]);

test('each variant and placement is new, changed, withdrawn or final', () => {
  expect(changes([one], [one])).toEqual([['final']]);
  expect(changes([one], [])).toEqual([['new']]);
  expect(changes([], [one])).toEqual([['withdrawn']]);
  expect(changes([{...one, ad: {headline: 'Trail'}}], [one])).toEqual([['changed', 'ad']]);
  const encoded = {...one, derivation: {...one.derivation, encode: ['-b:v', '2']}};
  expect(changes([encoded], [one])).toEqual([['changed', 'encode']]);
  const other = {...one, sha256: 'b', derivation: {...one.derivation, master: 'n'}};
  expect(changes([other], [one])).toEqual([['changed', 'picture or sound']]);
  expect(changes([{...one, cover: {...one.cover, frame: 4}}], [one])).toEqual([['changed', 'cover']]);
  const corrected = {...one, captions: [{file: 'x/ice_r1.srt', sha256: 't'}]};
  expect(changes([corrected], [one])).toEqual([['changed', 'captions']]);
});

test('a new round, another signature and other names change nothing', () => {
  const later = {
    ...{...one, sha256: 'b', file: 'x/ice_r2.mp4'},
    cover: {...one.cover, file: 'x/ice_r2.jpg'},
    captions: [{file: 'x/ice_r2.srt', sha256: 's'}],
  };
  expect(changes([later], [one])).toEqual([['final']]);
  expect(changes([{...later, c2pa: true}], [one])).toEqual([['changed', 'encode']]);
});

test('what was not asked for is not withdrawn', () => {
  const missing = (asked: Partial<Delivery['asked']>) => changes([], [one], {...ALL, ...asked});
  expect(missing({variants: ['trail']})).toEqual([['not in this delivery']]);
  expect(missing({placements: ['y']})).toEqual([['not in this delivery']]);
  expect(missing({leftOut: ['ice']})).toEqual([['not in this delivery']]);
  expect(missing({variants: ['ice'], placements: ['x']})).toEqual([['withdrawn']]);
});
