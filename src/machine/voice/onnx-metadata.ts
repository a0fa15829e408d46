import {type FileHandle, open} from 'node:fs/promises';

/** The field of a model that holds its metadata: pairs of texts. */
const METADATA = 14;
/** The most bytes that one pair may have: far more than any voice needs. */
const LONGEST = 2 ** 20;

/** The most fields that a model may have: its graph is one, each pair of its metadata one, and each of its own functions one. */
const MOST_FIELDS = 10_000;

/**
 * The metadata of an ONNX file. Reads only the metadata: it skips the weights. Undefined if the file is not a whole protobuf message,
 * as that of ONNX is.
 */
export async function onnxMetadata(path: string): Promise<Record<string, string> | undefined> {
  const file = await open(path);
  try {
    const {size} = await file.stat();
    const found: Record<string, string> = {};
    for (let at = 0, fields = 1; at < size; fields += 1) {
      if (fields > MOST_FIELDS) return undefined;
      const field = await readField(file, at);
      if (field === undefined || field.end > size) return undefined;
      if (field.id === METADATA) {
        if (field.end - field.start > LONGEST) return undefined;
        const pair = readPair(await bytesAt(file, field.start, field.end - field.start));
        if (pair === undefined) return undefined;
        found[pair.key] = pair.value;
      }
      at = field.end;
    }
    return size === 0 ? undefined : found;
  } finally {
    await file.close();
  }
}

type Field = {id: number; start: number; end: number};

async function readField(file: FileHandle, at: number): Promise<Field | undefined> {
  return fieldIn(await bytesAt(file, at, 20), 0, at);
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const {bytesRead} = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}

/** The field that begins at `at` of `bytes`. `offset`: where in the file the bytes begin. Undefined if no field of ONNX begins there. */
function fieldIn(bytes: Buffer, at: number, offset = 0): Field | undefined {
  const tag = varint(bytes, at);
  if (tag === undefined || tag.value < 8) return undefined;
  const id = Math.floor(tag.value / 8);
  const next = varint(bytes, tag.next);
  if (tag.value % 8 === 0) return next && {id, start: offset + tag.next, end: offset + next.next};
  if (tag.value % 8 !== 2 || next === undefined) return undefined;
  return {id, start: offset + next.next, end: offset + next.next + next.value};
}

function varint(bytes: Buffer, at: number): {value: number; next: number} | undefined {
  let value = 0;
  for (let index = 0; index < 10; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return {value, next: at + index + 1};
  }
  return undefined;
}

function readPair(bytes: Buffer): {key: string; value: string} | undefined {
  const texts = new Map<number, string>();
  for (let at = 0; at < bytes.length; ) {
    const field = fieldIn(bytes, at);
    if (field === undefined || field.end > bytes.length) return undefined;
    texts.set(field.id, bytes.subarray(field.start, field.end).toString('utf8'));
    at = field.end;
  }
  const key = texts.get(1);
  return key === undefined ? undefined : {key, value: texts.get(2) ?? ''};
}
