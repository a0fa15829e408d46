import fc from 'fast-check';
import {expect, test} from 'vitest';
import {rowFor} from '../../../src/spot/preview/edited-row.ts';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';
import {draftVariants, VariantsFile} from '../../../src/spot/variant/variants-file.ts';
import {template} from './setup.ts';

const file = VariantsFile.parse({
  template: 'steps',
  brand: 'one',
  props: {
    look: 'day',
    music: 'slow',
    seconds: 6,
    copy: {proof: 'It is.', price: '39', steps: ['fill', 'shake']},
    shots: {s1: 'trail'},
  },
  axes: {
    hook: [
      {id: 'ice', 'copy.hook': 'Still ice.', 'shots.s0': 'ice'},
      {id: 'trail', 'copy.hook': 'Up at five.', 'shots.s0': 'trail'},
    ],
  },
});
const choices = {hook: 'ice'};

/** The props of the row, as the document reads it. */
function stored(props: SpotProps) {
  const row = rowFor('new', props, choices, file, template);
  const draft = draftVariants({...file, extra: [row]}, undefined).at(-1);
  const read = SpotProps.parse(draft?.props);
  return {row, draft, props: {...read, copy: template.copy.parse(read.copy)}};
}

test('a row has only what differs', () => {
  expect(stored({...base(), look: {name: 'dusk'}}).row).toEqual({id: 'new', hook: 'ice', look: 'dusk'});
});

test('an axis value of which a part was edited is not named, because results are counted by it', () => {
  const edited = {...base(), copy: {...base().copy, hook: 'Colder.'}};
  expect(stored(edited).row).toEqual({id: 'new', 'copy.hook': 'Colder.', 'shots.s0': 'ice'});
});

/** The variant that the document has for these choices. */
function base(): SpotProps {
  const read = SpotProps.parse(draftVariants(file, undefined)[0]?.props);
  return {...read, copy: template.copy.parse(read.copy)};
}

test('the row reproduces any edit, also removed fields', () => {
  const text = fc.stringMatching(/^[A-Za-z :#'"-]{1,20}$/);
  const edits = fc.record({
    copy: fc.record(
      {
        hook: text,
        proof: text,
        price: text,
        bold: fc.boolean(),
        steps: fc.array(text, {minLength: 1, maxLength: 4}),
      },
      {requiredKeys: ['hook', 'proof', 'bold', 'steps']},
    ),
    brand: fc.constantFrom('one', 'two'),
    look: fc.record(
      {name: fc.constantFrom('day', 'dusk'), exposure: fc.constantFrom(-1, 0, 0.5)},
      {requiredKeys: []},
    ),
    typography: fc.record({set: fc.constant('loud')}, {requiredKeys: []}),
    music: fc.constantFrom(null, 'slow'),
    format: fc.constantFrom('9:16' as const, '1:1' as const),
    seconds: fc.constantFrom(6, 15, 30),
    shots: fc.record(
      {s0: fc.constantFrom({shot: 'ice'}, {shot: 'ice', take: 2}), s1: fc.constant({file: 'clips/a.mp4'})},
      {requiredKeys: []},
    ),
  });
  // What has no control in Studio, and stays as the variant has it.
  const kept = fc.record(
    {
      placements: fc.constantFrom<string[]>(['meta-reels'], ['tiktok', 'pinterest']),
      voice: fc.constant('voice.wav'),
    },
    {requiredKeys: []},
  );
  fc.assert(
    fc.property(edits, kept, (changes, others) => {
      const edited = {...base(), ...changes, ...others};
      expect(stored(edited).props).toEqual(edited);
    }),
  );
});

test('a row changes no other id', () => {
  const {row} = stored({...base(), seconds: 30});
  const ids = draftVariants({...file, extra: [row]}, undefined).map(({id}) => id);
  expect(ids).toEqual([...draftVariants(file, undefined).map(({id}) => id), 'new']);
});
