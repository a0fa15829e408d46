import {existsSync, globSync, readFileSync} from 'node:fs';
import path from 'node:path';

// A page of the package must not refer to a file that the package lacks, nor to a heading that its page lacks. Paths of the repository
// that a page names as code must exist there.
const root = path.join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const {files = []} = JSON.parse(read('package.json')) as {files?: string[]};
const ALWAYS = ['README.md', 'LICENSE', 'package.json'];
/** Written when the package is built. */
const BUILT = /^docs\/api\/([\w.-]+\.md)?$/;
/** The paths of examples, such as `src/a/b.ts`. */
const EXAMPLE = /\/a\//;

const matches = (file: string, pattern: string): boolean =>
  file === pattern || file.startsWith(`${pattern}/`) || path.posix.matchesGlob(file, pattern);
const isPacked = (file: string): boolean =>
  ALWAYS.includes(file) ||
  (files.some((pattern) => !pattern.startsWith('!') && matches(file, pattern)) &&
    !files.some((pattern) => pattern.startsWith('!') && matches(file, pattern.slice(1))));
const exists = (file: string): boolean => BUILT.test(file) || existsSync(path.join(root, file));

/** The anchors of a page's headings, as GitHub makes them. */
const anchorsOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
const withoutCode = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '');

const pages = globSync(['*.md', 'docs/**/*.md'], {cwd: root})
  .map((file) => file.split(path.sep).join('/'))
  .filter(isPacked);
const problems: string[] = [];
for (const page of pages) {
  const text = withoutCode(read(page));
  for (const [, link = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/i.test(link)) continue;
    const [to = '', anchor = ''] = link.split('#');
    const file = to === '' ? page : path.posix.normalize(path.posix.join(path.posix.dirname(page), to));
    if (!exists(file)) problems.push(`${page}: expected a file that exists, got the link ${link}`);
    else if (!isPacked(file)) problems.push(`${page}: expected a file of the package, got the link ${link}`);
    else if (
      anchor !== '' &&
      file.endsWith('.md') &&
      !BUILT.test(file) &&
      !anchorsOf(read(file)).includes(anchor)
    )
      problems.push(`${page}: expected a heading of ${file}, got the link ${link}`);
  }
  for (const [, named = ''] of text.matchAll(/`((?:src|test|scripts|docs)\/[^`\s]+)`/g)) {
    const pattern = named.replaceAll(/<[^>]*>/g, '*').replace(/\/$/, '');
    if (!BUILT.test(named) && !EXAMPLE.test(named) && globSync(pattern, {cwd: root}).length === 0)
      problems.push(`${page}: expected a path of the repository, got \`${named}\``);
  }
}

if (pages.length === 0) problems.push(`expected pages in ${root}, got none`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
