import {basename} from 'node:path';
import {expect, test} from 'vitest';
import {
  BURNT_RULES,
  COPY_RULES,
  GRAPHICS_RULES,
  MASTER_RULES,
  TAKE_RULES,
} from '../../../../src/production/check/rules/rules.ts';
import {checkedMaster, found} from '../masters.ts';

test('every rule has an id of its own, a sentence, and limits with a unit and a source', () => {
  const all = [...COPY_RULES, ...TAKE_RULES, ...GRAPHICS_RULES, ...MASTER_RULES, ...BURNT_RULES];
  expect(new Set(all.map(({id}) => id)).size).toBe(all.length);
  for (const {id, title, limits} of all) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(basename(title)).toMatch(/^[A-Z].*\.$/);
    for (const {unit, source, value} of Object.values(limits)) {
      expect(unit).not.toBe('');
      expect(source.length).toBeGreaterThan(10);
      expect(Number.isFinite(value) && value !== 0).toBe(true);
    }
  }
});

test('nothing is found in a master that shows its take as it is, or graded', async () => {
  expect(found(await checkedMaster())).toEqual([]);
  expect(found(await checkedMaster({filter: 'eq=contrast=0.8:saturation=0.7:gamma=1.2'}))).toEqual([]);
});
