import {lstat, readdir} from 'node:fs/promises';
import {join} from 'node:path';

/**
 * Bytes of all files in a folder and in its folders; 0 where it is not there. Links are not followed, a file with several
 * names counts once, and files that go meanwhile do not count.
 */
export async function folderSize(path: string): Promise<number> {
  const counted = new Set<string>();
  let bytes = 0;
  const entries = await readdir(path, {recursive: true, withFileTypes: true}).catch(() => []);
  for (const entry of entries.filter((each) => each.isFile())) {
    const facts = await lstat(join(entry.parentPath, entry.name)).catch(() => undefined);
    const file = `${facts?.dev} ${facts?.ino}`;
    if (!facts || counted.has(file)) continue;
    counted.add(file);
    bytes += facts.size;
  }
  return bytes;
}
