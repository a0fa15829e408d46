import fc from 'fast-check';
import {expect, test} from 'vitest';
import {findLostJob} from '../../../src/providers/adapter/find-lost-job.ts';
import type {ResolvedRequest} from '../../../src/providers/contract/request.ts';

const AT = '2026-11-22T10:00:00.000Z';
const asked = (prompt: string, model = 'm', take = 1): ResolvedRequest => ({
  provider: 'p',
  model,
  version: '1',
  params: {prompt, seed: 0},
  inputs: {},
  take,
  altered: [],
});
const listed = (...prompts: (string | null)[]) =>
  prompts.map((prompt, at) => ({
    id: `job-${at}`,
    asked: prompt === null ? null : {prompt, seed: 0, more: 1},
  }));
const find = (list: ReturnType<typeof listed>, others: ResolvedRequest[] = [], known: string[] = []) =>
  findLostJob(list, asked('a flask'), {at: AT, clientId: '', known, others});

test('the only job of its kind is the one', () => {
  expect(find(listed('a desk', 'a flask'))).toEqual({id: 'job-1'});
  expect(find(listed('a desk'))).toBe('none');
  expect(find([])).toBe('none');
});

test('one of two takes that were lost is not guessed: both have to be there', () => {
  const other = asked('a flask', 'm', 2);
  expect(find(listed('a flask'), [other])).toBe('unlisted');
  expect(find(listed('a flask', 'a flask'), [other])).toEqual({id: 'job-0'});
  expect(find(listed('a flask', 'a flask'), [], ['job-0'])).toEqual({id: 'job-1'});
  expect(find(listed('a flask'), [asked('a desk'), asked('a flask', 'another')])).toEqual({id: 'job-0'});
});

test('a job that another client may have submitted, or that does not show its request, is not taken', () => {
  expect(find(listed('a flask', 'a flask'))).toBe('unsure');
  expect(find(listed('a flask', null))).toBe('unsure');
});

test('whatever is listed, as many are taken as were lost, and none twice', () => {
  const prompts = fc.array(fc.constantFrom('a flask', 'a desk'), {maxLength: 6});
  fc.assert(
    fc.property(prompts, fc.integer({min: 0, max: 4}), (jobs, more) => {
      const list = listed(...jobs);
      const known: string[] = [];
      for (let left = more; left >= 0; left--) {
        const others = Array.from({length: left}, (_, at) => asked('a flask', 'm', at + 2));
        const found = find(list, others, known);
        if (typeof found !== 'object') break;
        expect(known).not.toContain(found.id);
        known.push(found.id);
      }
      const alike = jobs.filter((prompt) => prompt === 'a flask').length;
      expect(known).toHaveLength(alike === more + 1 ? alike : 0);
    }),
  );
});
