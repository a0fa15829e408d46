import {sha256} from '../../machine/files/hash.ts';
import {isFile, readBytes, writtenAt} from '../../machine/files/read-file.ts';
import {CAPTION_KINDS, type CaptionKind} from '../../spot/delivery/caption-cues.ts';

/** A file with captions that is beside a master. */
export type CaptionFile = {
  kind: CaptionKind;
  /** Its path. */
  file: string;
  data: Uint8Array;
  sha256: string;
  /** When it was last written, in milliseconds. */
  writtenAt: number;
};

/** The files with captions beside a master: `<variant>.srt` and `<variant>.vtt`. */
export async function captionFiles(master: string): Promise<CaptionFile[]> {
  const found: CaptionFile[] = [];
  for (const kind of CAPTION_KINDS) {
    const file = master.replace(/mp4$/, kind);
    if (!(await isFile(file))) continue;
    const data = await readBytes(file);
    found.push({kind, file, data, sha256: sha256(data), writtenAt: await writtenAt(file)});
  }
  return found;
}
