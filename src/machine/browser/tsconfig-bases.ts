import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, isAbsolute, resolve} from 'node:path';

/**
 * The files that a tsconfig.json extends, and those that these extend. A base without `.json` is listed with and without it. Bases in
 * packages that are not installed are left out.
 */
export function tsconfigBases(config: string): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    for (const base of extendedBy(file).flatMap((name) => candidates(name, file))) {
      if (found.has(base)) continue;
      found.add(base);
      visit(base);
    }
  };
  visit(config);
  return [...found];
}

/** What a file has in `extends`: a string or a list of strings. Not parsed as JSON, because it may have comments. */
function extendedBy(file: string): string[] {
  const [, value = ''] = /"extends"\s*:\s*(\[[^\]]*\]|"[^"]*")/.exec(textOf(file)) ?? [];
  return [...value.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function candidates(name: string, from: string): string[] {
  if (name.startsWith('.') || isAbsolute(name)) {
    const file = resolve(dirname(from), name);
    return file.endsWith('.json') ? [file] : [file, `${file}.json`];
  }
  const {resolve: find} = createRequire(from);
  for (const each of [name, `${name}.json`, `${name}/tsconfig.json`]) {
    try {
      const file = find(each);
      if (file.endsWith('.json')) return [file];
    } catch {
      // The next spelling.
    }
  }
  return [];
}
