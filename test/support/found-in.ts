import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** Files under a folder, without its packages, in which one of these texts stands: as it is, or as URLs and headers write it. */
export function foundIn(folder: string, texts: readonly string[]): string[] {
  const forms = texts.flatMap((text) => [
    text,
    encodeURIComponent(text),
    Buffer.from(text).toString('base64').replace(/.=*$/, ''),
  ]);
  return readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : foundIn(path, texts);
    if (!entry.isFile()) return [];
    const bytes = readFileSync(path);
    return forms.some((form) => bytes.includes(form) || entry.name.includes(form)) ? [path] : [];
  });
}
