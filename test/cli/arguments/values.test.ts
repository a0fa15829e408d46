import fc from 'fast-check';
import {expect, test} from 'vitest';
import {toCount, toListenAddress, toUsd} from '../../../src/cli/arguments/values.ts';

test.each([
  ['12', 12],
  ['2.50', 2.5],
  ['.5', 0.5],
  ['0', 0],
  ['0.000001', 0.000001],
  ['1000000000', 1e9],
])('%s is an amount of dollars', (text, usd) => {
  expect(toUsd(text)).toBe(usd);
});

test.each([
  ...['0x10', '1e3', '1E3', '0b11', '0o17', 'Infinity', 'NaN', '-1', '-0', '+5', '1_000', '1,000', '2,50'],
  ...['$5', '5 USD', '', ' ', '1.', '5.', '.', '0.0000001', '1000000001', '１２', '12\n13'],
])('%j is not read as an amount of dollars', (text) => {
  expect(() => toUsd(text)).toThrow('a decimal number of US dollars');
});

test('every amount in cents is read as it is written', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 1e8}), (cents) => {
      expect(toUsd((cents / 100).toFixed(2))).toBe(cents / 100);
    }),
  );
});

test.each(['0x10', '1e1', '2.0', '', ' 3', '-1', '9'])('%j is not read as a count from 1 to 8', (text) => {
  expect(() => toCount(text, 1, 8)).toThrow('a whole number from 1 to 8');
});

test.each([
  ['192.168.1.5', {host: '192.168.1.5'}],
  ['127.0.0.1:8080', {host: '127.0.0.1', port: 8080}],
  ['::1', {host: '::1'}],
  ['[::1]:80', {host: '::1', port: 80}],
  ['[2001:db8::1]', {host: '2001:db8::1'}],
])('%s is an address to listen on', (text, address) => {
  expect(toListenAddress(text)).toEqual(address);
});

test.each(['', 'spring', 'localhost', '1.2.3', '1.2.3.4:', '1.2.3.4:65536', '[::1', '1.2.3.4:80/x', ':8080'])(
  '%j is not read as an address to listen on',
  (text) => {
    expect(() => toListenAddress(text)).toThrow('an IP address of this machine');
  },
);
