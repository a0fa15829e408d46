import {type FileHandle, open} from 'node:fs/promises';
import {notMedia} from './media-problem.ts';

/** Bytes of an index that are read at most: that of an hour of video has about 2 MB. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Boxes that contain boxes, on the way to the tables (ISO/IEC 14496-12, table 1). */
const PARENTS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts']);

/**
 * For each table: where its count of entries is, from the start of its content, and the bytes of an entry. `samples`: where an entry says
 * for how many samples it stands.
 */
const TABLES: Record<string, {count: number; entry: number; samples?: number}> = {
  stts: {count: 4, entry: 8, samples: 0},
  ctts: {count: 4, entry: 8, samples: 0},
  stsc: {count: 4, entry: 12, samples: 4},
  stsz: {count: 8, entry: 4},
  stco: {count: 4, entry: 4},
  co64: {count: 4, entry: 8},
  stss: {count: 4, entry: 4},
};

/**
 * Refuses an MP4 file in which a table of samples states more entries than its box has room for, or an entry more samples than its track has. A
 * reader that believes the number works on it for minutes. Files of other containers are not read. Errors: `clip-invalid`.
 */
export async function refuseFalseTables(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    const index = await readIndex(handle, file);
    if (index) refuseIn(index, 0, index.length, file);
  } finally {
    await handle.close();
  }
}

/** The bytes of the box `moov`, with its head. Undefined if the file has none at the top level. */
async function readIndex(handle: FileHandle, file: string): Promise<Buffer | undefined> {
  const {size: end} = await handle.stat();
  const head = Buffer.alloc(16);
  let at = 0;
  while (at + 8 <= end) {
    const {bytesRead} = await handle.read(head, 0, 16, at);
    if (bytesRead < 8) return undefined;
    const stated = head.readUInt32BE(0);
    const length = stated === 1 ? Number(head.readBigUInt64BE(8)) : stated === 0 ? end - at : stated;
    if (head.toString('latin1', 4, 8) === 'moov') {
      const bytes = Math.min(length, end - at);
      if (bytes > MOST_BYTES) throw notMedia(file, `an index of at most ${MOST_BYTES} bytes`, String(bytes));
      const index = Buffer.alloc(bytes);
      await handle.read(index, 0, bytes, at);
      return index;
    }
    if (length < 8) return undefined;
    at += length;
  }
  return undefined;
}

/** `samples`: how many the track has, once its tables are read. */
function refuseIn(bytes: Buffer, from: number, to: number, file: string, samples?: number): void {
  for (const {name, content, end} of boxesIn(bytes, from, to)) {
    if (PARENTS.has(name))
      refuseIn(bytes, content, end, file, name === 'stbl' ? samplesIn(bytes, content, end) : samples);
    const table = TABLES[name];
    if (!table || content + table.count + 4 > end) continue;
    const count = bytes.readUInt32BE(content + table.count);
    // `stsz` has no entries where all samples have one size.
    const entry = name === 'stsz' && bytes.readUInt32BE(content + 4) !== 0 ? 0 : table.entry;
    const first = content + table.count + 4;
    const room = Math.floor((end - first) / Math.max(1, entry));
    if (entry > 0 && count > room)
      throw notMedia(
        file,
        `at most ${room} entries in the table ${name}, which is all that it has room for`,
        `${count}: the file is damaged`,
      );
    if (table.samples === undefined || samples === undefined) continue;
    for (let at = 0; at < count; at++) {
      const stated = bytes.readUInt32BE(first + at * entry + table.samples);
      if (stated > samples)
        throw notMedia(
          file,
          `at most ${samples} samples in an entry of the table ${name}, which is all that the track has`,
          `${stated}: the file is damaged`,
        );
    }
  }
}

/** The samples of a track, by the table of their sizes. Undefined where it has none. */
function samplesIn(bytes: Buffer, from: number, to: number): number | undefined {
  for (const {name, content, end} of boxesIn(bytes, from, to))
    if ((name === 'stsz' || name === 'stz2') && content + 12 <= end) return bytes.readUInt32BE(content + 8);
  return undefined;
}

type IndexBox = {name: string; content: number; end: number};

/** The boxes in a part of the index. */
function* boxesIn(bytes: Buffer, from: number, to: number): Generator<IndexBox> {
  let at = from;
  while (at + 8 <= to) {
    const stated = bytes.readUInt32BE(at);
    const end = stated < 8 ? to : Math.min(to, at + stated);
    yield {name: bytes.toString('latin1', at + 4, at + 8), content: at + 8, end};
    at = end;
  }
}
