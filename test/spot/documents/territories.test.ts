import {expect, test} from 'vitest';
import {outsideOf, Territory} from '../../../src/spot/documents/territories.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

test('the countries are those that the system knows by two letters, without its own groups and exceptions', () => {
  const names = new Intl.DisplayNames('en', {type: 'region', fallback: 'none'});
  // Codes of CLDR that are no countries of ISO 3166-1: exceptional reservations, groups, and those for tests.
  const others =
    'AC CP CQ CS DD DG DY EA EU EZ FX HV IC JT MI NH NQ NT PC PU PZ QO RH SU TA TP UK UN VD WK XA XB XK YD YU ZR ZZ AN BU FQ'.split(
      ' ',
    );
  const known = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter(
    (code) => names.of(code) !== undefined && !others.includes(code),
  );
  const accepted = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter(
    (code) => code !== 'EU' && Territory.safeParse(code).success,
  );
  expect(accepted).toEqual(known);
  expect(accepted).toHaveLength(249);
});

test.each([
  ['de', 'DE'],
  ['UK', 'GB'],
  ['eu', 'EU'],
  ['world wide', 'worldwide'],
])('%s is no territory, and %s is proposed', (name, near) => {
  expect(Territory.safeParse(name).error?.issues[0]?.message).toContain(`did you mean ${near}?`);
});

test('a name that means nothing is refused, with what was expected', () => {
  for (const name of ['Germany', 'XX', ''])
    expect(Territory.safeParse(name).error?.issues[0]?.message).toMatch(/^expected an ISO 3166-1 code/);
});

test('groups cover their members', () => {
  expect(outsideOf(['EU'], ['DE', 'NO', 'GB'])).toEqual(['NO', 'GB']);
  expect(outsideOf(['EEA'], ['DE', 'NO', 'GB'])).toEqual(['GB']);
  expect(outsideOf(['worldwide'], ['GB'])).toEqual([]);
  expect(outsideOf(['EU'], [])).toEqual([]);
});

test('names that every object has are no territories', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf']) {
    expect(Territory.safeParse(name).error?.issues[0]?.message, name).toMatch(/^expected an ISO 3166-1 code/);
    expect(Territory.safeParse(name.toUpperCase()).success, name).toBe(false);
    expect(outsideOf([name], ['DE']), name).toEqual(['DE']);
  }
});
