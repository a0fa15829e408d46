import {expect, test} from 'vitest';
import {draftScript, frameworkScript} from '../../../../src/production/write/steps/script-step.ts';
import {draftVariantAxes} from '../../../../src/production/write/steps/variants-step.ts';
import type {WriteContext} from '../../../../src/production/write/write-context.ts';
import type {ScriptFile} from '../../../../src/spot/documents/script.ts';
import {contextOf, written} from './write-context.ts';

const angles = (hooks: string[], bodies: string[][], ctas = ['Learn more'], angle = 'routine') => ({
  angles: [{angle, hooks, bodies, ctas}],
});

function draftsOf(file: ReturnType<typeof angles>, isSpoken = true, parts = contextOf({}).parts) {
  const context = {...contextOf({}), isSpoken, parts};
  const framework = frameworkScript(context, file);
  const script = draftScript(framework);
  const heard = {
    ...context,
    spot: {...context.spot, script: {value: framework.script}},
  } as unknown as WriteContext;
  const beats = Object.fromEntries(written<ScriptFile>(script).beats.map((beat) => [beat.slot, beat]));
  const {axes} = written<{axes: Record<string, Record<string, string>[]>}>(draftVariantAxes(heard, file, []));
  return {beats, axes, notes: script.notes};
}

test('a body that differs between variants is said by each of its values, because the script would say the first one in all of them', () => {
  const {beats, axes, notes} = draftsOf(angles(['Up', 'Down'], [['Cold all day'], ['Warm all night']]));
  expect(beats.proof).toMatchObject({says: '', super: 'Cold all day'});
  expect(axes.body?.map((value) => value['voice.says.proof'])).toEqual(['Cold all day', 'Warm all night']);
  expect(notes).toEqual([]);
  const silent = draftsOf(angles(['Up', 'Down'], [['Cold all day'], ['Warm all night']]), false);
  expect(silent.axes.body?.map((value) => value['voice.says.proof'])).toEqual([undefined, undefined]);
});

test('each opening is said in its own variants, and by the script where there is only one', () => {
  const {beats, axes} = draftsOf(angles(['Up', 'Down'], [['Cold all day']]));
  expect(beats.open?.says).toBe('');
  expect(axes.hook?.map((value) => value['voice.says.open'])).toEqual(['Up', 'Down']);
  const silent = draftsOf(angles(['Up', 'Down'], [['Cold all day']]), false);
  expect(silent.axes.hook?.map((value) => value['voice.says.open'])).toEqual([undefined, undefined]);
  const one = draftsOf(angles(['Up'], [['Cold all day']]));
  expect(one.beats.open?.says).toBe('Up');
  expect(one.axes.hook?.map((value) => value['voice.says.open'])).toEqual([undefined]);
});

test('where the hook and the body share a slot, each opening says both', () => {
  const both = [
    {role: 'hook', copy: 'title', slot: 'open'} as const,
    {role: 'body', copy: 'body', slot: 'open'} as const,
  ];
  const {axes} = draftsOf(angles(['Up', 'Down'], [['Cold.']]), true, both);
  expect(axes.hook?.map((value) => value['voice.says.open'])).toEqual(['Up Cold.', 'Down Cold.']);
  // Texts of two axes are no line.
  const two = draftsOf(angles(['Up', 'Down'], [['Cold.'], ['Warm.']]), true, both);
  expect(two.axes.hook?.map((value) => value['voice.says.open'])).toEqual([undefined, undefined]);
});

test('an answer that belongs to its opening is not said in the other variants', () => {
  const file = angles(['Too heavy', 'Too dear'], [['Lift it'], ['Save it']], ['Go'], 'objection-handling');
  expect(draftsOf(file).beats.proof?.says).toBe('');
});

test('a body that all variants show is said, also where the angle has others that no variant shows', () => {
  const one = draftsOf(angles(['Up', 'Down'], [['Cold all day']]));
  expect(one.beats.proof?.says).toBe('Cold all day');
  expect(one.notes).toEqual([]);
  const many = draftsOf(angles(['A', 'B', 'C', 'D', 'E'], [['Cold all day'], ['Warm']], ['Go', 'Buy']));
  expect(many.axes.body).toBeUndefined();
  expect(many.beats.proof?.says).toBe('Cold all day');
});

test('a slot is as long as the longest opening that a variant shows needs, whatever angle it is from', () => {
  const other = {
    angle: 'curiosity',
    hooks: ['Why is the water in it cold at noon?'],
    bodies: [['Cold']],
    ctas: ['Go'],
  };
  const alone = draftsOf(angles(['Up'], [['Cold']]));
  const file = angles(['Up'], [['Cold']]);
  const both = draftsOf({angles: [...file.angles, other]});
  expect(both.beats.open?.seconds).toBeGreaterThan(alone.beats.open?.seconds ?? 0);
});
