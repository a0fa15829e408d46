import fc from 'fast-check';
import {expect, test} from 'vitest';
import {ShotsFile} from '../../../src/spot/documents/shots.ts';
import {planShots} from '../../../src/spot/shot-plan/plan-shots.ts';

const CONTEXT = {language: 'en', names: [], people: [], claims: [], product: ['Tiny Flask'], pictures: []};

const planned = (shows: string) => planShots([{slot: 'hook', seconds: 2, shows}], CONTEXT)[0]?.shot;

test('parts of a description without words are left out, and one without any words is the product', () => {
  expect(planned('a flask, on a train')).toMatchObject({subject: 'a flask', setting: 'on a train'});
  expect(planned('"}], a flask, !!, on a train')).toMatchObject({subject: 'a flask', setting: 'on a train'});
  expect(planned('..., ?!')).toMatchObject({subject: 'Tiny Flask'});
  expect(planned('')).toMatchObject({subject: 'Tiny Flask'});
});

test('whatever a beat shows, its shot is valid in shots.yaml', () => {
  const part = fc.oneof(
    fc.stringMatching(/^[ -~]{0,12}$/),
    fc.constantFrom('!!', 'a flask', '…', '4', '"}]'),
  );
  fc.assert(
    fc.property(fc.array(part, {maxLength: 5}), fc.constantFrom(', ', '; ', ': '), (parts, mark) => {
      const shot = planned(parts.join(mark));
      expect(ShotsFile.safeParse({shots: [shot]}).error).toBeUndefined();
    }),
  );
});
