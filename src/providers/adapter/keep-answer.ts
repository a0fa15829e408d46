import {writeWhole} from '../../machine/files/write-file.ts';
import type {Context} from '../contract/contract.ts';

/** Keeps what an answer brought, for vendors that give it only once. Returns its name in the store. Call it before the job has an id. */
export async function keepAnswer(
  bytes: Uint8Array,
  extension: string,
  {draft, store}: Pick<Context, 'draft' | 'store'>,
): Promise<string> {
  if (!store) throw new Error('no store to keep the answer in');
  return draft(extension, async (file) => {
    await writeWhole(file, bytes);
    return store.put(file, extension);
  });
}

/** Keeps an MP3 that is the whole body of an answer. Returns its name in the store. Throws if the body is not audio; the answer is kept anyway. */
export async function keepSound(
  response: Response,
  context: Pick<Context, 'draft' | 'store'>,
): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const stored = await keepAnswer(bytes, 'mp3', context);
  const type = response.headers.get('content-type') ?? 'nothing';
  if (!isAudio(type, bytes)) throw new Error(`expected audio, got ${type}: it is in the vault as ${stored}`);
  return stored;
}

/** By its type, or, where a gateway changed that, by what an MP3 begins with: an ID3 tag, or the eleven set bits of a frame. */
const isAudio = (type: string, [first = 0, second = 0, third = 0]: Uint8Array): boolean =>
  /^audio\//.test(type) ||
  (first === 0x49 && second === 0x44 && third === 0x33) ||
  (first === 0xff && second >= 0xe0);
