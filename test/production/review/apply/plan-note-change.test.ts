import {existsSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {applyNote} from '../../../../src/node/apply-note.ts';
import {type NoteOptions, review} from '../../../../src/node/review.ts';
import {wasApplied} from '../../../../src/production/review/apply/applying-record.ts';
import {by, CROSSED, EDIT, HEAD, openReview, SCRIPT, VARIANTS} from '../../../node/review-setup.ts';

test('"say" on a text that five variants share changes that value and no other byte, and answers the note', async () => {
  const {workspace, project, note} = await openReview();
  const id = await note({
    variant: 'one-a',
    field: 'copy.hook',
    scope: 'segment',
    change: {kind: 'say', text: "It's: #1\n“now”"},
  });
  const {diff, summary} = await applyNote(project, {by, note: id});
  expect(workspace.read(VARIANTS)).toBe(CROSSED.replace('copy.hook: One,', `copy.hook: "It's: #1\\n“now”",`));
  expect(diff).toContain('a/compositions/spots/tiny/variants.yaml');
  expect(diff.split('\n').filter((line) => /^[-+][^-+]/.test(line))).toHaveLength(2);
  expect(summary).toEqual(['copy.hook says "It\'s: #1\n“now”" instead of "One"']);
  const {rounds} = await review(project);
  expect(rounds[0]?.notes[0]?.answer).toMatchObject({kind: 'done', by, sha256: null});
});

test('"say" replaces a text in a block of lines, and leaves the comment over it and the line after it', async () => {
  const {workspace, project, note} = await openReview();
  const id = await note({
    variant: 'two-b',
    field: 'copy.hook',
    scope: 'all',
    change: {kind: 'say', text: 'Zwei'},
  });
  await applyNote(project, {by, note: id, scope: 'segment'});
  const two = CROSSED.replace('|\n        Two,\n        in two lines', 'Zwei');
  expect(workspace.read(VARIANTS)).toBe(two);
  const all = await note({
    variant: 'two-b',
    field: 'copy.hook',
    scope: 'all',
    change: {kind: 'say', text: 'Drei'},
  });
  await applyNote(project, {by, note: all});
  expect(workspace.read(VARIANTS)).toBe(
    two.replace('copy.hook: One', 'copy.hook: Drei').replace('Zwei', 'Drei'),
  );
});

test('a text that other variants share is not changed for one variant alone, and the refusal says where it is shared', async () => {
  const {workspace, project, note} = await openReview();
  const id = await note({variant: 'one-a', field: 'copy.hook', change: {kind: 'say', text: 'Only here'}});
  const error = await applyNote(project, {by, note: id}).catch((each: unknown) => each);
  expect(error).toMatchObject({code: 'note-scope'});
  expect(String(error)).toContain('axes.hook.0.copy.hook');
  expect(String(error)).toContain('one-a, one-b, one-c, one-d, one-e');
  expect(workspace.read(VARIANTS)).toBe(CROSSED);
  expect((await review(project)).rounds[0]?.notes[0]?.answer).toBeNull();
});

const ROWS = `${HEAD}axes:
  hook:
    - {id: one, copy.hook: One, shots.hook: bars}
rows:
  - {id: first, hook: one}
  - {id: second, hook: one, shots.end: balls}
extra:
  - {id: third, copy.hook: 'Third', shots.end: balls}
`;

test('a row gets a value of its own where it shared one', async () => {
  const {workspace, project, note} = await openReview(ROWS, ['first', 'second', 'third']);
  const id = await note({variant: 'second', field: 'copy.hook', change: {kind: 'say', text: 'Mine'}});
  await applyNote(project, {by, note: id});
  expect(workspace.read(VARIANTS)).toBe(
    ROWS.replace('shots.end: balls}\nextra', 'shots.end: balls, copy.hook: Mine}\nextra'),
  );
  const own = await note({variant: 'third', field: 'copy.hook', change: {kind: 'say', text: 'Last'}});
  await applyNote(project, {by, note: own});
  expect(workspace.read(VARIANTS)).toContain('{id: third, copy.hook: Last, shots.end: balls}');
});

const CSV = '\uFEFFid;copy.hook;shots.end\r\nfirst;"Say ""hi""; now";bars\r\n;;\r\nsecond;Plain;balls\r\n';

test('a cell of a CSV is changed where it is, with its mark, line breaks and quotes around it', async () => {
  const {workspace, project, note} = await openReview(`${HEAD}csv: rows.csv\n`, ['first', 'second'], {
    'rows.csv': CSV,
  });
  const id = await note({variant: 'second', field: 'copy.hook', change: {kind: 'say', text: '=1+1; "x"'}});
  await applyNote(project, {by, note: id});
  expect(workspace.read('compositions/spots/tiny/rows.csv')).toBe(
    CSV.replace('second;Plain;', 'second;"=1+1; ""x""";'),
  );
  // An empty cell means the value that the rows share.
  const empty = await note({variant: 'second', field: 'copy.hook', change: {kind: 'say', text: ''}});
  await expect(applyNote(project, {by, note: empty})).rejects.toMatchObject({code: 'note-not-applicable'});
});

test('an alias that would carry the change to another value is refused', async () => {
  const aliased = CROSSED.replace('copy.hook: One,', 'copy.hook: &text One,').replace(
    /copy\.hook: \|\n.*\n.*\n/,
    'copy.hook: *text\n',
  );
  const {workspace, project, note} = await openReview(aliased);
  const id = await note({
    variant: 'one-a',
    field: 'copy.hook',
    scope: 'segment',
    change: {kind: 'say', text: 'New'},
  });
  await applyNote(project, {by, note: id}).catch(() => undefined);
  const after = workspace.read(VARIANTS);
  expect([aliased, aliased.replace('&text One', '&text New')]).toContain(after);
});

test('"shorten" sets the beat of the script, so that the slot has exactly as many frames fewer', async () => {
  const {workspace, project, note} = await openReview();
  const id = await note({variant: 'one-a', slot: 'hook', change: {kind: 'shorten', seconds: 0.125}});
  await expect(applyNote(project, {by, note: id})).rejects.toMatchObject({code: 'note-scope'});
  const {summary} = await applyNote(project, {by, note: id, scope: 'all'});
  expect(summary[0]).toContain('0.38 s long instead of 0.50 s');
  const {beats} = (await import('yaml')).parse(workspace.read(SCRIPT));
  expect(beats).toEqual([{slot: 'hook', seconds: 0.6}]);
  const longer = await note({
    variant: 'one-a',
    slot: 'hook',
    scope: 'all',
    change: {kind: 'lengthen', seconds: 30},
  });
  await expect(applyNote(project, {by, note: longer})).rejects.toMatchObject({code: 'note-not-applicable'});
});

test('a call that was killed before it recorded the answer does not shorten twice', async () => {
  const {workspace, project, note} = await openReview();
  const id = await note({
    variant: 'one-a',
    slot: 'hook',
    scope: 'all',
    change: {kind: 'shorten', seconds: 0.125},
  });
  const log = workspace.path('compositions/spots/tiny/rounds/review.jsonl');
  const before = readFileSync(log, 'utf8');
  await applyNote(project, {by, note: id});
  const script = workspace.read(SCRIPT);
  expect(await wasApplied(project.folders, 'tiny', id)).toBe(false);
  // What a kill between the documents and the answer leaves: the note without its answer, and the record of the change.
  workspace.write('compositions/spots/tiny/rounds/review.jsonl', before);
  const {noteApplying} = await import('../../../../src/production/review/apply/applying-record.ts');
  const rewrite = {file: workspace.path(SCRIPT), before: '', after: script};
  await noteApplying(project.folders, 'tiny', id, [rewrite]);
  await applyNote(project, {by, note: id});
  expect(workspace.read(SCRIPT)).toBe(script);
  expect((await review(project)).rounds[0]?.notes[0]?.answer).toMatchObject({kind: 'done'});
});

test('"start" moves the first frame of the clip in edit.yaml', async () => {
  const edit = '# my edit\npicks:\n  balls: {in: 0.25} # after the flash\n';
  const {workspace, project, note} = await openReview(CROSSED, ['two-b'], {'edit.yaml': edit});
  const id = await note({
    variant: 'two-b',
    slot: 'hook',
    scope: 'segment',
    change: {kind: 'start', seconds: 0.1},
  });
  await applyNote(project, {by, note: id});
  expect(workspace.read(EDIT)).toBe(edit.replace('0.25', '0.35'));
  const early = await note({
    variant: 'two-b',
    slot: 'hook',
    scope: 'all',
    change: {kind: 'start', seconds: -1},
  });
  await expect(applyNote(project, {by, note: early})).rejects.toMatchObject({code: 'note-not-applicable'});
});

const IMPOSSIBLE: Record<string, Partial<NoteOptions>> = {
  'a comment': {change: null},
  '"say" without a field': {change: {kind: 'say', text: 'x'}},
  '"say" on a field that no document sets': {field: 'copy.price', change: {kind: 'say', text: 'x'}},
  '"say" on what is no text': {field: 'copy.broken', change: {kind: 'say', text: 'x'}},
  '"take" of a supplied clip': {slot: 'hook', scope: 'all', change: {kind: 'take', take: 2}},
  '"bigger" where the template has no size': {field: 'copy.hook', change: {kind: 'bigger'}},
  '"shorten" without a slot': {change: {kind: 'shorten', seconds: 1}},
  '"shorten" of an unknown slot': {slot: 'coda', change: {kind: 'shorten', seconds: 0.1}},
};

test('a change that cannot be made is refused with a reason, and no document changes', async () => {
  const {workspace, project, note} = await openReview();
  for (const [name, options] of Object.entries(IMPOSSIBLE)) {
    const id = await note({variant: 'one-a', ...options});
    await expect(applyNote(project, {by, note: id}), name).rejects.toMatchObject({
      code: 'note-not-applicable',
    });
    expect(workspace.read(VARIANTS), name).toBe(CROSSED);
    expect(existsSync(workspace.path(SCRIPT)), name).toBe(false);
  }
});

test('"bigger" takes the next value of the size that the template declares', async () => {
  const {workspace, project, note} = await openReview();
  workspace.edit(
    'compositions/templates/plain/template.ts',
    'broken: z',
    "hookSize: z.enum(['small', 'medium', 'large']).default('small'), broken: z",
  );
  const id = await note({variant: 'one-a', field: 'copy.hook', scope: 'segment', change: {kind: 'bigger'}});
  await applyNote(project, {by, note: id});
  expect(workspace.read(VARIANTS)).toBe(
    CROSSED.replace('shots.hook: bars} # the first', 'shots.hook: bars, copy.hookSize: medium} # the first'),
  );
});

test('a text that the template refuses changes nothing; an answered note and an unknown one are refused', async () => {
  const {workspace, project, note} = await openReview();
  const id = await note({
    variant: 'one-a',
    field: 'copy.hook',
    scope: 'segment',
    change: {kind: 'say', text: 'x'.repeat(31)},
  });
  await expect(applyNote(project, {by, note: id})).rejects.toMatchObject({exitCode: 2});
  expect(workspace.read(VARIANTS)).toBe(CROSSED);
  const good = await note({
    variant: 'one-a',
    field: 'copy.hook',
    scope: 'segment',
    change: {kind: 'say', text: 'x'},
  });
  await applyNote(project, {by, note: good});
  await expect(applyNote(project, {by, note: good})).rejects.toMatchObject({code: 'note-answered'});
  await expect(applyNote(project, {by, note: 'n99'})).rejects.toMatchObject({code: 'note-unknown'});
});
