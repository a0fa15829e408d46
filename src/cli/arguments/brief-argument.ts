import {basename, dirname, join, relative, resolve} from 'node:path';
import type {TenspotProject} from '../../node/open-project.ts';
import {invalid} from '../../spot/problem/errors.ts';

/** The spot of a brief: the folder of `compositions/spots` that it is in. A relative path begins at the current folder. Error: `brief-elsewhere`. */
export function spotOfBrief(path: string, {folders}: Pick<TenspotProject, 'folders'>): string {
  const file = resolve(path);
  const spots = join(folders.compositions, 'spots');
  const id = relative(spots, dirname(file));
  if (basename(file) === 'brief.md' && id !== '' && !/[\\/]|^\.\./.test(id)) return id;
  throw invalid({
    code: 'brief-elsewhere',
    what: 'this is not the brief of a spot',
    where: {file},
    expected: `a brief.md in a folder of ${spots}`,
    got: path,
    fix: `Make a folder for the spot, and put the brief there: ${join(spots, 'my-spot', 'brief.md')}.`,
  });
}
