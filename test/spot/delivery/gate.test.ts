import {expect, test} from 'vitest';
import {
  type DeliveryGate,
  type GateResult,
  newlyRed,
  overrideGates,
} from '../../../src/spot/delivery/gate.ts';

const result = (gate: DeliveryGate, state: GateResult['state']): GateResult => ({
  ...{gate, state, variant: 'ice', placement: null, code: null, what: '', file: null},
  ...{expected: null, got: null, fix: null, override: null},
});

test('only red gates are overridden, and never those without a file to deliver', () => {
  const override = (gate: DeliveryGate) => ({gate, by: 'Producer', why: 'late'});
  const states = overrideGates(
    [result('check', 'red'), result('decision', 'green'), result('master', 'red'), result('rights', 'red')],
    [override('check'), override('decision'), override('master')],
  );
  expect(states.map(({state}) => state)).toEqual(['overridden', 'green', 'red', 'red']);
  expect(states[0]?.override).toEqual(override('check'));
  // A sound that no record names is not delivered, also if a person overrides the gate.
  const unrecorded = {...result('rights', 'red'), code: 'rights-unrecorded'};
  const against = {...result('rights', 'red'), code: 'rights-against'};
  expect(overrideGates([unrecorded, against], [override('rights')]).map(({state}) => state)).toEqual([
    'red',
    'overridden',
  ]);
});

test('an override counts for the results that the person saw, and for no other', () => {
  const red = {...result('check', 'red'), code: 'check-red', got: 'light-flash'};
  const before = overrideGates([red], [{gate: 'check', by: 'Producer', why: 'meant'}]);
  expect(newlyRed(before, [red])).toEqual([]);
  const others = [
    {...red, code: 'check-missing'},
    {...red, got: 'picture-black'},
    {...red, variant: 'trail'},
  ];
  for (const other of others) expect(newlyRed(before, [other])).toEqual([other]);
  expect(newlyRed([result('decision', 'green')], [result('decision', 'red')])).toHaveLength(1);
});
