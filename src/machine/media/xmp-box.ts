import {open, stat} from 'node:fs/promises';
import {fileError} from '../files/file-error.ts';

/** The UUID of a box with XMP in an MP4 (XMP specification, part 3, 1.1.4: MPEG-4). */
const XMP_UUID = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex');

/** Boxes that are read at most. */
const MOST_BOXES = 256;

/**
 * Adds an XMP packet to an MP4, as a box after everything else: no byte of the file before changes, so that offsets stay right. Returns
 * the size of the file before, in bytes.
 */
export async function appendXmp(file: string, packet: string): Promise<number> {
  const data = Buffer.from(packet);
  const head = Buffer.alloc(24);
  head.writeUInt32BE(24 + data.length);
  head.write('uuid', 4, 'latin1');
  XMP_UUID.copy(head, 8);
  try {
    const {size} = await stat(file);
    const handle = await open(file, 'a');
    try {
      await handle.writeFile(Buffer.concat([head, data]));
      await handle.sync();
    } finally {
      await handle.close();
    }
    return size;
  } catch (error) {
    throw fileError(error, file);
  }
}

/** The XMP packet of an MP4; undefined if it has none. */
export async function readXmp(file: string): Promise<string | undefined> {
  const handle = await open(file, 'r');
  try {
    const {size: end} = await handle.stat();
    const head = Buffer.alloc(32);
    for (let at = 0, count = 0; at + 8 <= end && count < MOST_BOXES; count++) {
      await handle.read(head, 0, 32, at);
      const short = head.readUInt32BE(0);
      const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short;
      if (length < 8) return undefined;
      if (head.toString('latin1', 4, 8) === 'uuid' && head.subarray(8, 24).equals(XMP_UUID)) {
        const data = Buffer.alloc(Math.min(length, end - at) - 24);
        await handle.read(data, 0, data.length, at + 24);
        return data.toString('utf8');
      }
      at += length;
    }
    return undefined;
  } finally {
    await handle.close();
  }
}
