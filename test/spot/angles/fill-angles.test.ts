import fc from 'fast-check';
import {expect, test} from 'vitest';
import {ANGLE_IDS, ANGLES} from '../../../src/spot/angles/angles.ts';
import {fillAngles, usableClaims} from '../../../src/spot/angles/fill-angles.ts';
import {BriefClaim} from '../../../src/spot/claims/approved-claim.ts';
import {claimChecker} from '../../../src/spot/claims/unapproved-claims.ts';
import {Brief} from '../../../src/spot/documents/brief.ts';

const FULL = {
  product: 'Meridian Flask 750',
  promise: 'Ice stays ice for 24 hours',
  audience: 'People who carry water to work',
  problem: 'Your water is warm by four',
  oldWay: 'A plastic bottle and a bag of ice',
  demonstration: 'the flask is opened after 24 hours, and the ice is still there',
  routine: 'Filled at breakfast, still cold at dinner',
  question: 'Why is your water warm by four?',
  founderReason: 'I was tired of warm water on the train',
  offer: 'Try it for 30 days',
  myth: {said: 'All steel flasks are alike', truth: 'Ice stays ice for 24 hours'},
  objections: [{said: 'I have a bottle already', answer: 'Ice stays ice for 24 hours in this one'}],
  testimonials: [{text: 'My ice was still there', by: 'Ada Lovelace', proof: 'letter of 3 May'}],
  claims: [
    {text: 'Ice stays ice for 24 hours', proof: 'lab report 7'},
    {text: 'The flask costs €39', proof: 'price list'},
    {text: 'Try it for 30 days', proof: 'terms of return'},
  ],
};

const fill = (brief: object, claims: {text: string}[] = Brief.parse(brief).claims) =>
  fillAngles(Brief.parse(brief), {
    claims,
    language: 'en',
    shownIn: [],
    names: [Brief.parse(brief).product],
    day: '2026-11-29',
  });

test('there are ten angles, and a full brief fills all of them', () => {
  expect(ANGLE_IDS.length).toBe(10);
  expect(new Set(ANGLE_IDS).size).toBe(10);
  expect(fill(FULL).flatMap(({angle, missing}) => (missing.length > 0 ? [[angle.id, missing]] : []))).toEqual(
    [],
  );
});

test.each(ANGLES.map((angle) => [angle.id, angle] as const))(
  '%s is refused without each of its needs, and says what is missing',
  (id, angle) => {
    for (const {field, what} of angle.needs) {
      const brief = field === 'claims' ? {...FULL, claims: []} : {...FULL, [field]: undefined};
      const found = fill(brief).find((each) => each.angle.id === id);
      expect(found?.missing).toContainEqual({field, what});
      expect(found?.parts).toEqual({hooks: [], bodies: []});
    }
  },
);

test('an angle whose opening claims more than is approved is refused, with the nearest claim', () => {
  const found = fill({...FULL, problem: 'The best flask of all'}).find(
    ({angle}) => angle.id === 'problem-agitate-solve',
  );
  expect(found?.missing).toEqual([{field: 'claims', what: 'the proof of its opening'}]);
  expect(found?.unproven[0]).toMatchObject({
    text: 'The best flask of all',
    claim: {nearest: expect.anything()},
  });
});

test('an expired claim is no proof', () => {
  const claims = FULL.claims.map((claim) => ({...claim, until: '2026-01-01'}));
  const demonstration = fill({...FULL, claims}).find(({angle}) => angle.id === 'demonstration');
  expect(demonstration?.missing.map(({field}) => field)).toContain('claims');
});

test('every text of every angle is a sentence of the brief, word for word', () => {
  const sentence = fc
    .array(
      fc.constantFrom('ice', 'warm', 'water', 'stays', 'cold', 'all', 'day', 'Wasser', 'bleibt', 'kalt'),
      {
        minLength: 2,
        maxLength: 6,
      },
    )
    .map((words) => words.join(' '));
  const brief = fc.record({
    product: sentence,
    promise: sentence,
    audience: sentence,
    problem: fc.option(sentence, {nil: undefined}),
    oldWay: fc.option(sentence, {nil: undefined}),
    question: fc.option(sentence, {nil: undefined}),
    routine: fc.option(sentence, {nil: undefined}),
    founderReason: fc.option(sentence, {nil: undefined}),
    offer: fc.option(sentence, {nil: undefined}),
    claims: fc.array(fc.record({text: sentence, proof: sentence}), {maxLength: 3}),
  });
  fc.assert(
    fc.property(brief, (each) => {
      const own = JSON.stringify(each);
      for (const {parts} of fill(each))
        for (const text of [...parts.hooks, ...parts.bodies.flat()])
          expect(own).toContain(JSON.stringify(text));
    }),
  );
});

test('a claim in another language is no sentence for this ad, and still approves what it says', () => {
  const claims = [
    {text: '24 Stunden kalt', language: 'de'},
    {text: 'Cold for 24 hours', language: 'en-GB'},
    {text: 'Ice stays ice'},
  ];
  const context = {claims, language: 'en', shownIn: [], names: [], day: '2026-11-29'};
  expect(usableClaims(context).map(({text}) => text)).toEqual(['Cold for 24 hours', 'Ice stays ice']);
  expect(claimChecker(context)('24 Stunden kalt')).toEqual([]);
});

test('the language of a claim is a tag', () => {
  const claim = (language: string) => BriefClaim.safeParse({text: 'A', proof: 'B', language}).success;
  expect([claim('de-AT'), claim('German'), claim('')]).toEqual([true, false, false]);
});
