import {createWriteStream} from 'node:fs';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {ZipFile} from 'yazl';
import {fileError} from './file-error.ts';
import {listFiles} from './folders.ts';

/** Extensions of files that do not get smaller: they are stored as they are. */
const PACKED = /\.(mp4|mov|jpe?g|png)$/i;

/**
 * Writes the files of a folder into a ZIP archive, under the name of a folder. Equal files give equal bytes: no times of this machine are
 * in it. Files above 4 GB are possible (ZIP64).
 */
export async function zipFolder(folder: string, name: string, file: string): Promise<void> {
  const zip = new ZipFile();
  for (const path of await listFiles(folder))
    zip.addFile(join(folder, path), `${name}/${path.replaceAll('\\', '/')}`, {
      // Archives have local times.
      mtime: new Date(1980, 0, 1),
      mode: 0o100644,
      compress: !PACKED.test(path),
      forceDosTimestamp: true,
    });
  zip.end();
  try {
    await pipeline(zip.outputStream, createWriteStream(file));
  } catch (error) {
    throw fileError(error, file);
  }
}
