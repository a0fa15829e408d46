import {type FSWatcher, readdirSync, watch} from 'node:fs';
import {basename, dirname, join} from 'node:path';

/** Milliseconds to wait after the last change: editors write a file in several steps. */
const DEBOUNCE = 250;

/** Temporary files: hidden files, drafts, and backups of editors. */
const TEMPORARY = /^\.|~$|\.(part|tmp|swp)$/;

/**
 * Calls `onChange` when one of these files, or a file in these folders or their subfolders, has changed. Returns a function
 * that stops watching. Each folder has a watcher of its own, because Node's recursive watch on Linux loses a file that is
 * replaced. For single files the folder is watched, because the file may not exist yet or be replaced.
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
    if (name && TEMPORARY.test(basename(name))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      follow();
      onChange();
    }, DEBOUNCE);
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

/** A folder and all folders in it; none if it was just removed. */
function foldersIn(root: string): string[] {
  try {
    const entries = readdirSync(root, {withFileTypes: true}).filter((entry) => entry.isDirectory());
    return [root, ...entries.flatMap(({name}) => foldersIn(join(root, name)))];
  } catch {
    return [];
  }
}
