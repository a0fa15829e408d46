import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import {vi} from 'vitest';

/**
 * Calls a function before this process reads a file with `readFileSync`, also in modules that import it by its name. For tests in which a
 * file changes while others are read. `readAsUsual` ends it.
 */
export function beforeReads(before: (file: unknown) => void): void {
  const read = fs.readFileSync;
  vi.spyOn(fs, 'readFileSync').mockImplementation(((...args: Parameters<typeof read>) => {
    before(args[0]);
    return read(...args);
  }) as typeof read);
  syncBuiltinESMExports();
}

export function readAsUsual(): void {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
}
