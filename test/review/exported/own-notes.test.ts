import {expect, test} from 'vitest';
import {notesFile, openOwnNotes, withOwnNotes} from '../../../src/review/exported/own-notes.ts';
import type {AppRequests} from '../../../src/spot/review/app-request.ts';
import type {ReviewBoard} from '../../../src/spot/review/board.ts';
import {SentNotes} from '../../../src/spot/review/sent-notes.ts';

const note: AppRequests['note'] = {
  ...{by: 'Ana', variant: 'one', sha256: 'a'.repeat(64), text: 'Brighter', frames: {from: 3, frames: 2}},
  ...{box: null, kind: 'should', scope: 'all', slot: 'hook', field: 'copy.hook', change: null},
};

const BOARD: ReviewBoard = {
  ...{spot: 'tiny', title: 'tiny', axes: [], variants: [], rounds: [], included: null},
  ...{places: 'known', placesProblem: null, decides: false, exported: true, person: null, comparing: false},
};

/** What a browser keeps. */
function openPlace() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  };
}

test('notes stay in the browser until they are removed, apart for each export', () => {
  const place = openPlace();
  const notes = openOwnNotes({id: 'first'}, () => place);
  notes.add(note);
  notes.add({...note, text: 'Louder'});
  expect(openOwnNotes({id: 'first'}, () => place).list()).toEqual(notes.list());
  expect(openOwnNotes({id: 'second'}, () => place).list()).toEqual([]);
  notes.remove(notes.list()[0]?.key ?? '');
  expect(
    openOwnNotes({id: 'first'}, () => place)
      .list()
      .map(({text}) => text),
  ).toEqual(['Louder']);
});

test('two tabs with the page keep the notes of both, and one that was removed in one is gone in both', () => {
  const place = openPlace();
  const [a, b] = [openOwnNotes({id: 'first'}, () => place), openOwnNotes({id: 'first'}, () => place)];
  a.add(note);
  b.add({...note, text: 'Louder'});
  a.add({...note, text: 'Later'});
  expect(a.list().map(({text}) => text)).toEqual(['Brighter', 'Louder', 'Later']);
  expect(b.load()).toEqual(a.list());
  b.remove(b.list()[0]?.key ?? '');
  expect(a.load().map(({text}) => text)).toEqual(['Louder', 'Later']);
  expect([a.kept(), b.kept()]).toEqual([true, true]);
});

test('a full browser keeps what it had, the page has the rest and says so, until there is space again', () => {
  const place = openPlace();
  let isFull = false;
  const setItem = (name: string, text: string): void => {
    if (isFull) throw new Error('QuotaExceededError');
    place.setItem(name, text);
  };
  const notes = openOwnNotes({id: 'first'}, () => ({...place, setItem}));
  notes.add(note);
  isFull = true;
  notes.add({...note, text: 'Louder'});
  expect(notes.kept()).toBe(false);
  expect(notes.load().map(({text}) => text)).toEqual(['Brighter', 'Louder']);
  notes.remove(notes.list()[0]?.key ?? '');
  expect(notes.load().map(({text}) => text)).toEqual(['Louder']);
  isFull = false;
  notes.add({...note, text: 'Later'});
  expect(notes.kept()).toBe(true);
  const again = openOwnNotes({id: 'first'}, () => place);
  expect(again.list().map(({text}) => text)).toEqual(['Louder', 'Later']);
});

test('notes stay in the page where the browser forgets its data', () => {
  const kept = new Map<string, string>();
  const notes = openOwnNotes({id: 'first'}, () => ({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
  }));
  notes.add(note);
  kept.clear();
  expect(notes.load()).toMatchObject([note]);
});

test('where the browser keeps nothing, the page has the notes', () => {
  const refused = openOwnNotes({id: 'first'}, () => {
    throw new Error('SecurityError');
  });
  refused.add(note);
  expect(refused.list()).toMatchObject([note]);
  expect(refused.kept()).toBe(false);
  const broken = openOwnNotes({id: 'first'}, () => ({
    getItem: () => '{',
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  }));
  broken.add(note);
  expect(broken.list()).toMatchObject([note]);
});

test('the board shows them as the notes of an open round, and the file has what `import notes` reads', () => {
  const notes = openOwnNotes({id: 'first'}, openPlace);
  notes.add(note);
  expect(withOwnNotes(BOARD, notes.list()).rounds).toMatchObject([
    {
      state: 'open',
      notes: [{id: 'n1', by: 'Ana', text: 'Brighter', frames: {from: 3, frames: 2}, answer: null}],
    },
  ]);
  expect(SentNotes.parse(JSON.parse(notesFile('tiny', notes.list())))).toEqual({
    tenspot: 'notes/1',
    spot: 'tiny',
    notes: notes.list(),
  });
});
