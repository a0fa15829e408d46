import {existsSync, globSync} from 'node:fs';
import path from 'node:path';

// `test/` mirrors `src/`: a reader who knows the source knows where its tests are, and the other way round.
//
// - `test/<path>/<name>.test.ts` tests `src/<path>/<name>.ts` (or .tsx, .js, .json) or the folder `src/<path>/<name>/`.
//   What one test file of several is about follows the name: `<name>.<aspect>.test.ts`; end-to-end tests of one subject
//   are `<name>.e2e.test.ts`. `test/compositions`, `test/scripts` and `test/docs` mirror the folders of these names.
// - Every folder of `src` with code has at least one such test.
// - `test/e2e` is exempt: its tests are about the product as a whole.
const root = path.join(import.meta.dirname, '../..');
const BESIDE_SRC = ['compositions', 'scripts', 'docs'];
const ENDINGS = ['.ts', '.tsx', '.js', '.mjs', '.json', '.md'];

const posix = (file: string) => file.replaceAll('\\', '/');
const tests = globSync('test/**/*.test.{ts,tsx}', {cwd: root})
  .map(posix)
  .filter((file) => !/^test\/(e2e|fixtures)\//.test(file));
const code = globSync('src/**/*.{ts,tsx,js}', {cwd: root})
  .map(posix)
  .filter((file) => !file.endsWith('.d.ts'));

/** The source file and the folder that a test file is named after: one of them, both, or none. */
function subjectsOf(test: string): string[] {
  const inTest = test.replace(/^test\//, '').replace(/\.test\.tsx?$/, '');
  const room = inTest.split('/')[0];
  const base = BESIDE_SRC.some((each) => each === room) ? '' : 'src/';
  const [name = ''] = path.posix.basename(inTest).split('.');
  const subject = path.posix.join(base, path.posix.dirname(inTest), name);
  const places = [...ENDINGS.map((ending) => subject + ending), subject];
  return places.filter((place) => existsSync(path.join(root, place)));
}

const problems: string[] = [];
const tested = new Set<string>();
for (const test of tests) {
  const subjects = subjectsOf(test);
  if (subjects.length === 0)
    problems.push(`${test}: expected a source or a folder of this name in src, got none: move the test`);
  for (const subject of subjects)
    tested.add(path.extname(subject) === '' ? subject : path.posix.dirname(subject));
}
const folders = [...new Set(code.map((file) => path.posix.dirname(file)))].sort();
for (const folder of folders.filter((each) => !tested.has(each)))
  problems.push(
    `${folder}: expected at least one test file in ${folder.replace(/^src/, 'test')}, got none: write a test of what is in this folder`,
  );
if (tests.length === 0 || code.length === 0)
  problems.push(`expected tests and sources in ${root}, got none: have the folders moved?`);

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
