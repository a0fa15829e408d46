import {beforeAll, expect, test} from 'vitest';
import {applyNote} from '../../../../src/node/apply-note.ts';
import {planNoteChange} from '../../../../src/production/review/apply/plan-note-change.ts';
import type {NoteChange, ReviewNote} from '../../../../src/spot/review/note.ts';
import {by, CROSSED, EDIT, HEAD, openReview, SCRIPT, VARIANTS} from '../../../node/review-setup.ts';
import {openStage, type Stage} from '../../takes/setup.ts';

// Notes that change documents as Windows writes them, and rows of a CSV.

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const SIZED = "hookSize: z.enum(['small', 'medium', 'large']).default('small'), broken: z";

test('in documents with CRLF, notes change their values, and every other byte stays', async () => {
  const edit = crlf('# my edit\npicks:\n  balls: {in: 0.25} # after the flash\n');
  const script = crlf(
    'beats: # all\n  - {slot: hook, # quick\n     seconds: 0.5}\n  - {slot: end, seconds: 0.5}\n',
  );
  const {workspace, project, note} = await openReview(crlf(CROSSED), ['one-a', 'two-b'], {
    'edit.yaml': edit,
    'script.yaml': script,
  });
  workspace.edit('compositions/templates/plain/template.ts', 'broken: z', SIZED);
  const apply = async (variant: string, change: NoteChange, place: {field?: string; slot?: string}) => {
    const scope = place.slot === undefined ? 'segment' : 'all';
    await applyNote(project, {by, note: await note({variant, change, scope, ...place})});
  };
  await apply('one-a', {kind: 'say', text: 'Two\nlines'}, {field: 'copy.hook'});
  await apply('two-b', {kind: 'say', text: 'Zwei'}, {field: 'copy.hook'});
  await apply('one-a', {kind: 'bigger'}, {field: 'copy.hook'});
  await apply('two-b', {kind: 'start', seconds: 0.1}, {slot: 'hook'});
  await apply('one-a', {kind: 'shorten', seconds: 0.125}, {slot: 'hook'});
  expect(workspace.read(VARIANTS)).toBe(
    crlf(
      CROSSED.replace('copy.hook: One,', 'copy.hook: "Two\\nlines",')
        .replace('|\n        Two,\n        in two lines', 'Zwei')
        .replace('shots.hook: bars} # the first', 'shots.hook: bars, copy.hookSize: medium} # the first'),
    ),
  );
  expect(workspace.read(EDIT)).toBe(edit.replace('0.25', '0.35'));
  expect(workspace.read(SCRIPT)).toMatch(
    /^beats: # all\r\n {2}- \{slot: hook, # quick\r\n {5}seconds: 0\.\d+\}\r\n {2}- \{slot: end, seconds: 0\.5\}\r\n$/,
  );
});

test('an alias in variants.yaml is refused with the line and what to write, and nothing changes', async () => {
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
  await expect(applyNote(project, {by, note: id})).rejects.toMatchObject({
    code: 'edit-by-hand',
    problems: [
      {
        where: {file: workspace.path(VARIANTS), line: 10},
        fix: 'Set axes.hook.0.copy.hook to New in the document yourself, and run the command again.',
      },
    ],
  });
  expect(workspace.read(VARIANTS)).toBe(aliased);
});

const CSV =
  '\uFEFFid;copy.hook;copy.hookSize;shots.end\r\nfirst;"Say; now";;bars\r\nsecond;Plain;large;balls\r\n';

test('in a row of a CSV, "bigger" and "smaller" change the cell of the size, and no other byte', async () => {
  const {workspace, project, note} = await openReview(`${HEAD}csv: rows.csv\n`, ['first', 'second'], {
    'rows.csv': CSV,
  });
  workspace.edit('compositions/templates/plain/template.ts', 'broken: z', SIZED);
  const file = 'compositions/spots/tiny/rows.csv';
  const bigger = await note({variant: 'first', field: 'copy.hook', change: {kind: 'bigger'}});
  await applyNote(project, {by, note: bigger});
  const smaller = await note({variant: 'second', field: 'copy.hook', change: {kind: 'smaller'}});
  await applyNote(project, {by, note: smaller});
  expect(workspace.read(file)).toBe(CSV.replace('";;bars', '";medium;bars').replace('large', 'medium'));
  const most = await note({variant: 'second', field: 'copy.hook', change: {kind: 'bigger'}});
  await applyNote(project, {by, note: most});
  const more = await note({variant: 'second', field: 'copy.hook', change: {kind: 'bigger'}});
  await expect(applyNote(project, {by, note: more})).rejects.toMatchObject({
    problems: [{what: expect.stringContaining('copy.hookSize already has the largest size')}],
  });
});

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await stage.buy({number: 1});
  await stage.buy({number: 2});
  return stage.workspace.remove;
});

const takeTwo = (variant: string): ReviewNote =>
  ({
    id: 'n1',
    variant,
    slot: 'end',
    field: null,
    scope: 'variant',
    change: {kind: 'take', take: 2},
  }) as ReviewNote;

/** Plans "take 2" for the slot `end` of a variant with these documents. */
async function otherTake(variants: string, csv?: string) {
  stage.workspace.write(VARIANTS, variants);
  if (csv !== undefined) stage.workspace.write('compositions/spots/tiny/rows.csv', csv);
  const [project, takes] = [await stage.production(), await stage.takes()];
  const {rewrites, after} = await planNoteChange(takeTwo('first'), project, {
    takes,
    at: '2026-11-01T00:00:00.000Z',
  });
  const shown = after.variants.map(({props}) => props.shots.end?.take);
  return {shown, texts: rewrites.map((each) => each.after)};
}

test('another take for one row of two is written into this row, with CRLF and comments as they were', async () => {
  const rows = crlf(`${HEAD}rows:
  - {id: first, copy.hook: One, # one
     shots.end: unshot, # why
    }
  - {id: second, copy.hook: Two, shots.end: unshot}
`);
  const {shown, texts} = await otherTake(rows);
  expect(shown).toEqual([2, undefined]);
  expect(texts).toEqual([
    rows.replace('shots.end: unshot, # why', 'shots.end: {shot: unshot, take: 2}, # why'),
  ]);
});

test('another take for one row of a CSV is written into the column of takes', async () => {
  const csv = 'id,copy.hook,shots.end.shot,shots.end.take\r\nfirst,One,unshot,\r\nsecond,Two,unshot,\r\n';
  const {shown, texts} = await otherTake(`${HEAD}csv: rows.csv\n`, csv);
  expect(shown).toEqual([2, undefined]);
  expect(texts).toEqual([csv.replace('One,unshot,', 'One,unshot,2')]);
});

test('a column that holds only the shot is refused, and the refusal names the columns that hold both', async () => {
  const csv = 'id,copy.hook,shots.end\r\nfirst,One,unshot\r\nsecond,Two,unshot\r\n';
  await expect(otherTake(`${HEAD}csv: rows.csv\n`, csv)).rejects.toMatchObject({
    code: 'note-not-applicable',
    problems: [{expected: 'the columns shots.end.shot and shots.end.take in rows.csv'}],
  });
});
