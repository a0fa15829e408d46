import fc from 'fast-check';
import {expect, test} from 'vitest';
import {findLostJob, type ListedJob} from '../../../src/providers/adapter/find-lost-job.ts';
import type {ResolvedRequest} from '../../../src/providers/contract/request.ts';

const AT = '2026-11-22T10:00:00.000Z';
const resolved: ResolvedRequest = {
  provider: 'p',
  model: 'm',
  version: '1',
  params: {prompt: 'a flask', seed: 0, duration: 5, audio: false},
  inputs: {},
  take: 1,
  altered: [],
};
const job = (
  id: string,
  mark: ListedJob['mark'],
  asked: ListedJob['asked'] = {...resolved.params},
): ListedJob => ({
  id,
  at: AT,
  mark,
  asked,
});

test('the one job with the mark of the order is its job, whatever its list shows of the request', () => {
  const found = findLostJob([job('a', 'none'), job('b', 'ours', null), job('c', 'other')], resolved, {});
  expect(found).toEqual({id: 'b'});
});

test('a job with the same words is never taken, only named: it may be that of another order', () => {
  expect(findLostJob([job('a', 'none')], resolved, {})).toEqual({similar: [`a (${AT})`]});
  expect(findLostJob([job('a', 'other')], resolved, {})).toEqual({similar: []});
  expect(findLostJob([job('a', 'none')], resolved, {known: ['a']})).toEqual({similar: []});
});

test('two jobs with the mark of one order are both named: the vendor made two of it', () => {
  const found = findLostJob([job('a', 'ours'), job('b', 'ours')], resolved, {});
  expect(found).toEqual({similar: [`a (${AT})`, `b (${AT})`]});
});

test('a job is like the order also where numbers are echoed as text, text is trimmed and defaults are left out', () => {
  const echoed = {prompt: 'a  flask ', duration: '5', seed: '0'};
  expect(findLostJob([job('a', 'none', echoed)], resolved, {})).toEqual({similar: [`a (${AT})`]});
  expect(findLostJob([job('a', 'none', {...echoed, prompt: 'a desk'})], resolved, {})).toEqual({similar: []});
});

test('whatever is listed, nothing but a job with our mark that is in no ledger is taken', () => {
  const listed = fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      at: fc.constant(AT),
      mark: fc.constantFrom('ours' as const, 'other' as const, 'none' as const),
      asked: fc.constantFrom(null, {...resolved.params}, {prompt: 'a desk'}),
    }),
  );
  fc.assert(
    fc.property(listed, fc.subarray(['a', 'b', 'c', 'd']), (jobs, known) => {
      const found = findLostJob(jobs, resolved, {known});
      if (typeof found !== 'object' || !('id' in found)) return;
      expect(known).not.toContain(found.id);
      expect(jobs.filter(({id}) => id === found.id).some(({mark}) => mark === 'ours')).toBe(true);
    }),
  );
});
