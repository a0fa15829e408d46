import {readFileSync, renameSync, writeFileSync} from 'node:fs';

/** Reads what an earlier run kept. Undefined where there is none, or where it was made under another key. */
export function readKept<T>(file: string, key: string): T | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as {key: string; value: T};
    return kept.key === key ? kept.value : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value for later runs. A run that is ended leaves the old one or the new one. */
export function keepJson(file: string, key: string, value: unknown): void {
  writeFileSync(`${file}.draft`, JSON.stringify({key, value}));
  renameSync(`${file}.draft`, file);
}
