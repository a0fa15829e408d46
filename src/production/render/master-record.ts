import {join} from 'node:path';
import {z} from 'zod';
import {sha256File} from '../../machine/files/hash.ts';
import {readJson, sizeOf} from '../../machine/files/read-file.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import type {MachineFonts} from '../../machine/fonts/machine-fonts.ts';
import {Segments} from '../../spot/variant/manifest.ts';

/** The record of a finished master: the hash of its input, and its bytes. */
const Record = z.strictObject({
  input: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  segments: Segments.optional(),
  /** The hash of this machine's fonts, where the picture depends on them. */
  machineFonts: z.string().optional(),
});
export type MasterRecord = z.infer<typeof Record>;

const recordPath = (home: string, spot: string, file: string): string =>
  join(home, 'masters', spot, `${file}.json`);

/** The record of a master, if the file is unchanged and was made from exactly this input. `hashOf`: the sha256 of a file; default: it reads the file. */
export async function recallMaster(
  home: string,
  spot: string,
  file: string,
  master: string,
  input: string,
  fontsOfMachine: MachineFonts,
  hashOf: (file: string) => Promise<string> = sha256File,
): Promise<MasterRecord | undefined> {
  const parsed = Record.safeParse(await readJson(recordPath(home, spot, file)));
  if (!parsed.success || parsed.data.input !== input) return undefined;
  const {machineFonts} = parsed.data;
  if (machineFonts !== undefined && machineFonts !== (await fontsOfMachine())) return undefined;
  if ((await sizeOf(master)) !== parsed.data.bytes) return undefined;
  return (await hashOf(master)) === parsed.data.sha256 ? parsed.data : undefined;
}

/** Describes a finished file before it is published. Later, the file at the final path is compared with this. */
export const recordOf = async (
  draft: string,
  input: string,
  made: Pick<MasterRecord, 'segments' | 'machineFonts'> = {},
): Promise<MasterRecord> => ({
  input,
  ...made,
  sha256: await sha256File(draft),
  bytes: (await sizeOf(draft)) ?? 0,
});

export const noteMaster = (home: string, spot: string, file: string, record: MasterRecord): Promise<void> =>
  writeWhole(recordPath(home, spot, file), JSON.stringify(record));

/** The hash of a master as it was rendered. Undefined if there is no record of it. */
export async function renderedHash(home: string, spot: string, file: string): Promise<string | undefined> {
  return Record.safeParse(await readJson(recordPath(home, spot, file))).data?.sha256;
}
