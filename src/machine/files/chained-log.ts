import {open} from 'node:fs/promises';
import {dirname} from 'node:path';
import {z} from 'zod';
import {TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from './file-error.ts';
import {makeFolder} from './folders.ts';
import {keyOf} from './hash.ts';

/** The version of lines with several entries. A line with one entry says none: Tenspot 0.2 reads it. */
const VERSION = 2 as const;

/** What every line has: its number, the hash of the line before it, and the hash of all that it says. */
const Link = {seq: z.int().min(1), before: z.string(), hash: z.string()};

/** One line of the log, with an entry or several. */
const Line = z.union([
  z.strictObject({...Link, entry: z.unknown()}),
  z.strictObject({...Link, version: z.literal(VERSION).optional(), entries: z.array(z.unknown()).min(2)}),
]);
type Line = z.infer<typeof Line>;

/** A line of a later version of Tenspot, whatever it says. */
const NewerLine = z.looseObject({...Link, version: z.int().min(VERSION + 1)});

/** What the first line has in place of the hash of a line before it. */
const BEGINNING = '';

/** The entries of a log, and the end of its last whole line in bytes. `isOpen`: that line has no line break, which a program removed. */
type Read<Entry> = {entries: Entry[]; last: string; bytes: number; lines: number; isOpen: boolean};

/**
 * A file to which lines are only added: JSON, each with the hash of the line before it. A line that was changed, removed or put in is
 * found. Someone who removes the last lines, or writes all later lines anew, is not: the log has no signature.
 */
export type ChainedLog<Entry> = {
  /** All entries, in order. Errors: `log-broken` with the line; `log-newer` for a line of a later version of Tenspot. Part of a line at the end, which a killed process left, is no entry. */
  read: () => Promise<Entry[]>;
  /**
   * Adds entries as one line, and returns when it is on the disk: whatever happens meanwhile, all of them are there or none. The caller has
   * to hold a lock: two writers would break the chain.
   */
  append: (...entries: [Entry, ...Entry[]]) => Promise<void>;
};

/** Opens a log. The file is made by the first entry. */
export function openChainedLog<Entry>(path: string, schema: z.ZodType<Entry>): ChainedLog<Entry> {
  const load = async (): Promise<Read<Entry>> => parse(await textOf(path), path, schema);
  return {
    read: async () => (await load()).entries,
    append: async (...added) => {
      const {last, bytes, lines, isOpen} = await load();
      const [entry, ...more] = added;
      const said = {
        seq: lines + 1,
        before: last,
        ...(more.length === 0 ? {entry} : {version: VERSION, entries: added}),
      };
      const line: Line = {...said, hash: keyOf(said)};
      await addLine(path, bytes, `${isOpen ? '\n' : ''}${JSON.stringify(line)}\n`);
    },
  };
}

async function textOf(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw fileError(error, path);
  }
}

function parse<Entry>(text: Buffer, path: string, schema: z.ZodType<Entry>): Read<Entry> {
  const entries: Entry[] = [];
  let [last, bytes, number] = [BEGINNING, 0, 0];
  for (;;) {
    const lineBreak = text.indexOf('\n', bytes);
    const isOpen = lineBreak < 0 && isWhole(text.toString('utf8', bytes), last);
    if (lineBreak < 0 && !isOpen) return {entries, last, bytes, lines: number, isOpen};
    const end = isOpen ? text.length : lineBreak;
    number += 1;
    const {hash, ...said} = readLine(text.toString('utf8', bytes, end), path, number);
    const {seq, before} = said;
    if (seq !== number) throw broken(path, number, `entry ${number}`, `entry ${seq}`);
    if (before !== last) throw broken(path, number, 'the hash of the line before', 'another one');
    if (keyOf(said) !== hash)
      throw broken(path, number, 'the hash of this line', 'another one: the line was changed');
    for (const entry of 'entries' in said ? said.entries : [said.entry]) {
      const parsed = schema.safeParse(entry);
      if (!parsed.success) throw newer(path, number, parsed.error.issues[0]?.message);
      entries.push(parsed.data);
    }
    last = hash;
    if (isOpen) return {entries, last, bytes: end, lines: number, isOpen};
    bytes = end + 1;
  }
}

/** True for text that is a whole line of the log: an editor or a merge may have removed the line break behind it. */
function isWhole(text: string, last: string): boolean {
  try {
    const line: unknown = JSON.parse(text);
    return z.union([Line, NewerLine]).parse(line).before === last;
  } catch {
    return false;
  }
}

/** The version of a line of a later Tenspot; undefined for another line, also where the hash is not that of the line. */
function newerVersion(line: unknown): number | undefined {
  const {data} = NewerLine.safeParse(line);
  if (!data) return undefined;
  const {hash, ...said} = data;
  return keyOf(said) === hash ? data.version : undefined;
}

function readLine(text: string, path: string, number: number): Line {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    throw broken(path, number, 'a line of JSON with its hash', text.slice(0, 80));
  }
  const version = newerVersion(line);
  if (version !== undefined) throw newer(path, number, `a line of version ${version}`);
  const {data} = Line.safeParse(line);
  if (!data) throw broken(path, number, 'a line of JSON with its hash', text.slice(0, 80));
  return data;
}

const newer = (path: string, line: number, got: string | undefined): TenspotError =>
  new TenspotError({
    code: 'log-newer',
    what: 'a later version of Tenspot wrote a line of this log',
    where: {file: path, line},
    expected: 'lines and entries that this version of Tenspot knows',
    got,
    fix: 'Update Tenspot to the version that the others use. The log is not damaged, and stays as it is.',
  });

const broken = (path: string, line: number, expected: string, got: string | undefined): TenspotError =>
  new TenspotError({
    code: 'log-broken',
    what: 'this log was changed by hand, or is damaged',
    where: {file: path, line},
    expected,
    got,
    fix: 'Restore the file from a backup or from version control. What follows this line cannot be trusted.',
  });

/** Writes a line after the last whole one, and syncs it. What a killed process left of a line is cut off first. */
async function addLine(path: string, at: number, line: string): Promise<void> {
  await makeFolder(dirname(path));
  try {
    const file = await open(path, at === 0 ? 'a+' : 'r+');
    try {
      await file.truncate(at);
      const data = Buffer.from(line);
      // A disk that is almost full takes a part: the rest then fails with its reason.
      for (let done = 0; done < data.length; )
        done += (await file.write(data, done, data.length - done, at + done)).bytesWritten;
      await file.sync();
    } catch (error) {
      await file.truncate(at).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
    if (at === 0) await syncFolder(dirname(path));
  } catch (error) {
    throw fileError(error, path);
  }
}

/** Makes the name of a new file durable. Windows cannot open a folder, and needs no sync of it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR' || error.code === 'EPERM') return undefined;
    throw error;
  });
  if (!folder) return;
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
