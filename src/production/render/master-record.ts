import {join} from 'node:path';
import {z} from 'zod';
import {readJson, sizeOf, writeWhole} from '../../machine/files/files.ts';
import {sha256File} from '../../machine/files/hash.ts';
import {Segments} from '../../spot/variant/manifest.ts';

/** What is remembered of a finished master: what went in, and what came out. */
const Record = z.strictObject({
  input: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  segments: Segments.optional(),
});
export type MasterRecord = z.infer<typeof Record>;

const place = (home: string, spot: string, file: string): string =>
  join(home, 'masters', spot, `${file}.json`);

/** The record of a master that is there, whole, and made of exactly this input. */
export async function recallMaster(
  home: string,
  spot: string,
  file: string,
  master: string,
  input: string,
): Promise<MasterRecord | undefined> {
  const parsed = Record.safeParse(await readJson(place(home, spot, file)));
  if (!parsed.success || parsed.data.input !== input) return undefined;
  if ((await sizeOf(master)) !== parsed.data.bytes) return undefined;
  return (await sha256File(master)) === parsed.data.sha256 ? parsed.data : undefined;
}

/** What a finished file is, before it is published: whatever stands at the final path later is compared with this. */
export const recordOf = async (draft: string, input: string, segments?: Segments): Promise<MasterRecord> => ({
  input,
  ...(segments ? {segments} : {}),
  sha256: await sha256File(draft),
  bytes: (await sizeOf(draft)) ?? 0,
});

export const noteMaster = (home: string, spot: string, file: string, record: MasterRecord): Promise<void> =>
  writeWhole(place(home, spot, file), JSON.stringify(record));
