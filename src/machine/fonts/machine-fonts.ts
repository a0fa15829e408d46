import {stat} from 'node:fs/promises';
import {platform} from 'node:os';
import {sha256} from '../files/hash.ts';
import {run} from '../process/child.ts';

/**
 * A hash of the fonts of this machine in the order in which fontconfig prefers them: what decides in which font the browser draws a
 * character that the font of a text lacks. Null where that is not known: without fontconfig (macOS, Windows).
 */
export type MachineFonts = () => Promise<string | null>;

/** Asks fontconfig when the hash is first needed, and once. */
export function openMachineFonts(): MachineFonts {
  let known: Promise<string | null> | undefined;
  return () => {
    known ??= platform() === 'linux' ? readMachineFonts() : Promise.resolve(null);
    return known;
  };
}

async function readMachineFonts(): Promise<string | null> {
  try {
    const {stdout} = await run('fc-match', ['--all', '--format', '%{file}\n'], {timeout: 20_000});
    const files = stdout.toString('utf8').split('\n').filter(Boolean);
    const facts = await Promise.all(
      files.map(async (file) => {
        const {size, mtimeMs} = await stat(file);
        return `${file} ${size} ${mtimeMs}`;
      }),
    );
    return facts.length > 0 ? sha256(facts.join('\n')) : null;
  } catch {
    return null;
  }
}
