import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {settingsSeen, writeSettings} from '../../../src/production/studio/write-settings.ts';
import type {SettingsChange} from '../../../src/spot/preview/spot-settings.ts';

const EDIT = `# The edit of the flask.
picks:
  ice: {take: 2}   # the calm one
sound:
  duck:
    amount: 9  # less than usual
  cues:
    - {sound: hit, slot: end} # on the logo
`;
const GRADE = `# Matched by hand.
hero: ice
strength: 0.8 # not all of it
shots:
  trail: {strength: 0.5}
`;

function folderOf(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'tenspot-settings-'));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return {folder, read: (name: string) => readFileSync(join(folder, name), 'utf8')};
}

const edit = (path: SettingsChange['path'], value: SettingsChange['value']): SettingsChange => ({
  file: 'edit.yaml',
  path,
  value,
});
const grade = (path: SettingsChange['path'], value: SettingsChange['value']): SettingsChange => ({
  file: 'grade.yaml',
  path,
  value,
});

test('settings are written at their places, and every other byte stays', async () => {
  const {folder, read} = folderOf({'edit.yaml': EDIT, 'grade.yaml': GRADE});
  const changes = [
    edit(['sound', 'duck', 'amount'], 15),
    edit(['picks', 'ice', 'sound'], -6),
    edit(['sound', 'cues', 0, 'gain'], -3),
    grade(['strength'], 0.6),
    grade(['shots', 'trail', 'strength'], undefined),
  ];
  const seen = await settingsSeen(folder);
  const now = await writeSettings(folder, changes, seen);
  expect(read('edit.yaml')).toBe(
    EDIT.replace('amount: 9 ', 'amount: 15 ')
      .replace('{take: 2}', '{take: 2, sound: -6}')
      .replace('slot: end}', 'slot: end, gain: -3}'),
  );
  expect(read('grade.yaml')).toBe(GRADE.replace('0.8', '0.6').replace('{strength: 0.5}', '{}'));
  // What it returns is what the next edit begins with.
  expect(now).toEqual(await settingsSeen(folder));
  await writeSettings(folder, [grade(['strength'], 0.8)], now);
  expect(read('grade.yaml')).toContain('strength: 0.8 # not all of it');
});

test('a document that changed since it was shown is not overwritten, and the other one neither', async () => {
  const {folder, read} = folderOf({'edit.yaml': EDIT, 'grade.yaml': GRADE});
  const seen = await settingsSeen(folder);
  const theirs = GRADE.replace('0.8', '0.3');
  writeFileSync(join(folder, 'grade.yaml'), theirs);
  const changes = [edit(['sound', 'room'], -60), grade(['strength'], 1)];
  await expect(writeSettings(folder, changes, seen)).rejects.toMatchObject({code: 'document-changed'});
  await expect(writeSettings(folder, changes, undefined)).rejects.toMatchObject({code: 'document-changed'});
  expect([read('edit.yaml'), read('grade.yaml')]).toEqual([EDIT, theirs]);
  // A change of the other document alone is written.
  await writeSettings(folder, changes.slice(0, 1), seen);
  expect(read('edit.yaml')).toContain('room: -60');
});

test('a document that changed while the other one was written is not overwritten by the next edit', async () => {
  const {folder, read} = folderOf({'edit.yaml': EDIT, 'grade.yaml': GRADE});
  const seen = await settingsSeen(folder);
  const theirs = GRADE.replace('0.8', '0.3');
  writeFileSync(join(folder, 'grade.yaml'), theirs);
  const now = await writeSettings(folder, [edit(['sound', 'room'], -60)], seen);
  const next = writeSettings(folder, [grade(['strength'], 1)], now);
  await expect(next).rejects.toMatchObject({code: 'document-changed'});
  expect(read('grade.yaml')).toBe(theirs);
  // The document that was written can be written again.
  await writeSettings(folder, [edit(['sound', 'room'], -50)], now);
  expect(read('edit.yaml')).toContain('room: -50');
});

test('a value that the document cannot have is refused, and nothing is written', async () => {
  const {folder, read} = folderOf({'edit.yaml': EDIT, 'grade.yaml': GRADE});
  const seen = await settingsSeen(folder);
  const changes = [edit(['sound', 'room'], -60), grade(['strength'], 7)];
  await expect(writeSettings(folder, changes, seen)).rejects.toThrow(/strength/);
  expect([read('edit.yaml'), read('grade.yaml')]).toEqual([EDIT, GRADE]);
});

test('a spot without edit.yaml gets one with the changed settings only', async () => {
  const {folder, read} = folderOf({});
  await writeSettings(folder, [edit(['sound', 'duck', 'amount'], 15)], await settingsSeen(folder));
  expect(read('edit.yaml')).toMatch(/^sound:\s+(duck: )?\{?.*amount: 15/);
  expect(existsSync(join(folder, 'grade.yaml'))).toBe(false);
});
