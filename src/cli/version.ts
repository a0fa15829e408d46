import {readFileSync} from 'node:fs';

/** The version of this package. The file stands two folders up, in a checkout and in a package. */
export const VERSION = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {version: string}
).version;
