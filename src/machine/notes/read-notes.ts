import {extname} from 'node:path';
import {invalid} from '../../spot/problem/errors.ts';
import type {ForeignNote} from '../../spot/review/foreign-note.ts';
import type {NoteTool} from '../../spot/review/note.ts';
import {readXml} from '../documents/read-xml.ts';
import {readText, sizeOf} from '../files/read-file.ts';
import {readFcpxml} from './fcpxml.ts';
import {readFrameioCsv} from './frameio-csv.ts';
import {readFrameioJson} from './frameio-json.ts';
import {exportedSpot, readOtioMarkers} from './otio-markers.ts';
import {readResolveEdl} from './resolve-edl.ts';
import {isTenspotNotes, readTenspotNotes} from './tenspot-notes.ts';
import {readXmeml} from './xmeml.ts';

/** The largest file that is read, in bytes. A thousand notes take less than one megabyte. */
const MOST = 64e6;

/** The notes of a file, and the program that wrote it. `spot`: the id of the spot that the file is about, where it says so. */
export type NotesFile = {tool: NoteTool; notes: ForeignNote[]; spot?: string | undefined};

/**
 * Reads the notes of another program. The content decides what it is, not the name of the file. Errors: `notes-unreadable`, with what was
 * expected; `file-missing`.
 */
export async function readNotes(file: string): Promise<NotesFile> {
  const bytes = (await sizeOf(file)) ?? 0;
  if (bytes > MOST)
    throw unknown(file, `a file of at most ${MOST / 1e6} MB`, `${Math.round(bytes / 1e6)} MB`);
  const text = (await readText(file)).replace(/^\uFEFF/, '');
  const begin = text.trimStart().slice(0, 2000);
  if (begin.startsWith('{') || begin.startsWith('[')) return readJsonNotes(text, file);
  if (begin.startsWith('<')) return readXmlNotes(text, file);
  if (/^(TITLE:|FCM:|\d{3,6}\s)/m.test(begin) && /\|M:/.test(text))
    return {tool: 'resolve-edl', notes: readResolveEdl(text)};
  if (extname(file).toLowerCase() === '.edl')
    throw unknown(file, 'markers, as Resolve writes them: |C:... |M:... |D:...', 'an EDL without markers');
  return {tool: 'frameio-csv', notes: readFrameioCsv(text, file)};
}

function readJsonNotes(text: string, file: string): NotesFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unknown(file, 'JSON', error instanceof Error ? error.message : String(error));
  }
  if (value !== null && typeof value === 'object' && 'OTIO_SCHEMA' in value)
    return {tool: 'otio', notes: readOtioMarkers(value, file), spot: exportedSpot(value)};
  if (value !== null && typeof value === 'object' && isTenspotNotes(value))
    return {tool: 'tenspot', ...readTenspotNotes(value, file)};
  return {tool: 'frameio-json', notes: readFrameioJson(value, file)};
}

function readXmlNotes(text: string, file: string): NotesFile {
  const root = readXml(text, file, {code: 'notes-unreadable', fix: 'Export the markers again.'});
  if (root.name === 'xmeml') return {tool: 'xmeml', notes: readXmeml(root)};
  if (root.name === 'fcpxml') return {tool: 'fcpxml', notes: readFcpxml(root)};
  throw unknown(file, '<xmeml> or <fcpxml>', `<${root.name.slice(0, 60)}>`);
}

const unknown = (file: string, expected: string, got: string) =>
  invalid({
    code: 'notes-unreadable',
    what: 'this file has no notes that can be imported',
    where: {file},
    expected,
    got,
    fix: 'Export comments from Frame.io (CSV or JSON), or markers as EDL (Resolve), XML (Premiere), FCPXML or OTIO.',
  });
