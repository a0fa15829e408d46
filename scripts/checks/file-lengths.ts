import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';

// Law 8: a file has one subject. 250 lines are the end.
const MOST = 250;
const root = path.join(import.meta.dirname, '../..');
const sources = globSync(
  ['*.{ts,js,mjs}', '{src,compositions,scripts,assets-src,test}/**/*.{ts,tsx,js,mjs,py}'],
  {
    cwd: root,
  },
).filter((file) => !/\.generated\.|[/\\]fixtures[/\\]|node_modules/.test(file));
const lines = (file: string) =>
  readFileSync(path.join(root, file), 'utf8').replace(/\n$/, '').split('\n').length;
const long = sources.map((file) => ({file, lines: lines(file)})).filter((each) => each.lines > MOST);

if (sources.length === 0) console.error(`expected source files in ${root}, got none`);
for (const each of long)
  console.error(`${each.file}: expected at most ${MOST} lines, got ${each.lines}: split it by subject`);
if (sources.length === 0 || long.length > 0) process.exitCode = 1;
