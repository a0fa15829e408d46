import {type FSWatcher, readdirSync, watch} from 'node:fs';
import {basename, dirname, join} from 'node:path';

/** Milliseconds of quiet after a change: editors write a file in several steps. */
const QUIET = 250;

/** Drafts that are about to be renamed, and what editors keep beside a file. */
const PASSING = /^\.|~$|\.(part|tmp|swp)$/;

/**
 * Calls back when files in these folders, or in folders inside them, or these files, have changed. Returns what stops it.
 * Every folder is watched by itself: Linux's recursive watch loses a file that is replaced by another. So is the folder of
 * a file: the file may not be there yet, or be replaced.
 */
export function watchFolders(
  roots: readonly string[],
  onChange: () => void,
  files: readonly string[] = [],
): () => void {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const follow = (): void => {
    const folders = new Set(roots.flatMap(foldersIn));
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) {
      if (!watchers.has(folder))
        watchers.set(
          folder,
          watch(folder, notice).on('error', () => undefined),
        );
    }
  };
  const notice = (_: string, name: string | null): void => {
    if (name && PASSING.test(basename(name))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      follow();
      onChange();
    }, QUIET);
  };
  follow();
  const beside = files.map((file) =>
    watch(dirname(file), (kind, name) => {
      if (name === basename(file)) notice(kind, name);
    }).on('error', () => undefined),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of [...watchers.values(), ...beside]) watcher.close();
  };
}

/** A folder and those in it, to the bottom. None where it has just gone. */
function foldersIn(root: string): string[] {
  try {
    const entries = readdirSync(root, {withFileTypes: true}).filter((entry) => entry.isDirectory());
    return [root, ...entries.flatMap(({name}) => foldersIn(join(root, name)))];
  } catch {
    return [];
  }
}
