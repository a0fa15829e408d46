import {existsSync} from 'node:fs';
import {extname, join, relative, sep} from 'node:path';
import {TenspotError} from '../../spot/problem/errors.ts';

/** Extensions of files that a module may import beside code. */
export const ASSETS = [
  'woff2',
  'woff',
  'ttf',
  'otf',
  'png',
  'webp',
  'jpg',
  'jpeg',
  'gif',
  'avif',
  'svg',
  'mp3',
  'wav',
  'm4a',
  'mp4',
  'webm',
  'cube',
];

/** A call with a name that is written out, in any quotes. */
const CALL = /(?<![\w$.'"`])staticFile\(\s*(?:'([^'\n\\]+)'|"([^"\n\\]+)"|`([^`$\n\\]+)`)\s*,?\s*\)/g;

const IMPORTED = /import\s*(?:type\s*)?\{[^}]*\bstaticFile\b[^}]*\}\s*from\s*['"]remotion['"]/;

/**
 * The source of a module of a workspace in which `staticFile('badge.png')` is an import of `public/badge.png`: the file then goes into the
 * bundle under a name made of its bytes, as a file that the module imports. Lines keep their numbers. Errors: `public-file-missing` if
 * there is no such file, `public-file-kind` if modules cannot import such files.
 */
export function importPublicFiles(source: string, path: string, root: string): string {
  const inside = relative(join(root, 'compositions'), path);
  if (inside.startsWith('..') || inside.includes(`${sep}node_modules${sep}`) || !IMPORTED.test(source))
    return source;
  const files = new Map<string, string>();
  const text = source.replaceAll(CALL, (_call: string, single, double, bare, offset: number) => {
    const name = String(single ?? double ?? bare).replace(/^\/+/, '');
    const file = join(root, 'public', name);
    refuseOther(name, file, {path, root, line: source.slice(0, offset).split('\n').length});
    const known = files.get(file) ?? `__public${files.size}`;
    files.set(file, known);
    return known;
  });
  const imports = [...files].map(([file, name]) => `import ${name} from ${JSON.stringify(file)};`);
  return imports.join('') + text;
}

type Place = {path: string; root: string; line: number};

function refuseOther(name: string, file: string, {path, root, line}: Place): void {
  const isInside = !relative(join(root, 'public'), file).startsWith('..');
  const isKnown = ASSETS.includes(extname(name).slice(1).toLowerCase());
  if (isInside && isKnown && existsSync(file)) return;
  throw new TenspotError({
    code: isInside && !isKnown ? 'public-file-kind' : 'public-file-missing',
    what:
      isInside && !isKnown
        ? `staticFile('${name}') names a file of a kind that a template cannot draw`
        : `staticFile('${name}') names a file that is not in the folder public`,
    where: {file: relative(root, path), line},
    expected:
      isInside && !isKnown ? `a file with one of these extensions: ${ASSETS.join(', ')}` : `public/${name}`,
    got: isInside && !isKnown ? name : 'no such file',
    fix: `Put the file there, or import it beside the code (\`import badge from './badge.png'\`), and use that as \`src\`.`,
  });
}
