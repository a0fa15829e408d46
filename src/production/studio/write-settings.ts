import {join} from 'node:path';
import {parseYaml} from '../../machine/documents/document.ts';
import {editText, setIn} from '../../machine/documents/edit-yaml.ts';
import {sha256} from '../../machine/files/hash.ts';
import {EditFile} from '../../spot/documents/edit.ts';
import {GradeFile} from '../../spot/documents/grade.ts';
import {SETTINGS_FILES, type SettingsChange, type SettingsSeen} from '../../spot/preview/spot-settings.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {type Rewrite, textOf, writeRewrites} from '../takes/record-change.ts';

const SCHEMAS = {'edit.yaml': EditFile, 'grade.yaml': GradeFile};

/** The sha256 of each document with settings. `gradeFile`: the file whose grade applies. Default: that in the folder of the spot. */
export async function settingsSeen(
  folder: string,
  gradeFile = join(folder, 'grade.yaml'),
): Promise<SettingsSeen> {
  const texts = await Promise.all([join(folder, 'edit.yaml'), gradeFile].map(textOf));
  const [edit = '', grade = ''] = texts.map(sha256);
  return {'edit.yaml': edit, 'grade.yaml': grade};
}

/**
 * Writes changed settings into the documents of a spot. Every other byte stays, comments too. `seen`: the documents that the page had.
 * Returns `seen` with the documents that it wrote: another one may have changed since the page read it. Errors: `document-changed`, `edit-by-hand`, `document-invalid`; then nothing is written.
 */
export async function writeSettings(
  folder: string,
  changes: readonly SettingsChange[],
  seen: SettingsSeen | undefined,
  gradeFile = join(folder, 'grade.yaml'),
): Promise<SettingsSeen | undefined> {
  const rewrites: Rewrite[] = [];
  let now = seen;
  for (const name of SETTINGS_FILES) {
    const own = changes.filter(({file}) => file === name);
    if (own.length === 0) continue;
    const file = name === 'grade.yaml' ? gradeFile : join(folder, name);
    const before = await textOf(file);
    if (!now || sha256(before) !== now[name]) throw changedSince(file);
    const after = editText(file, before, (text) =>
      own.reduce((done, {path, value}) => setIn(done, path, value), text),
    );
    parseYaml(after, file, SCHEMAS[name]);
    rewrites.push({file, before, after});
    now = {...now, [name]: sha256(after)};
  }
  await writeRewrites(rewrites);
  return now;
}

const changedSince = (file: string): TenspotError =>
  new TenspotError({
    code: 'document-changed',
    what: 'the document was changed after this edit began, so Studio did not write the edit',
    where: {file},
    expected: 'the document as Studio read it',
    got: 'a document with other content',
    fix: 'Reload the page, and make the edit again.',
  });
