import {dirname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {sha256File} from '../../machine/files/hash.ts';
import {isFile} from '../../machine/files/read-file.ts';
import {invalid} from '../../spot/problem/errors.ts';
import type {EditPlace} from './edit-place.ts';

/** The number of the take whose file stands at an address. The bytes decide, not the name. Errors: `edit-media-unknown`. */
export async function relinkedTake(
  {shot, url}: {shot: string; url: string},
  {variant, takes, file}: Pick<EditPlace, 'variant' | 'takes' | 'file'>,
): Promise<number> {
  const {format} = variant.props;
  const known = takes.shots
    .filter((each) => each.shot === shot && each.format === format)
    .flatMap((each) => each.takes)
    .filter(({still, clip}) => !still && clip !== null);
  const found: string[] = [];
  for (const path of pathsOf(url, dirname(file))) if (await isFile(path)) found.push(await sha256File(path));
  const take = known.find(({clip}) => found.includes(clip?.split('.')[0] ?? ''));
  if (take) return take.number;
  throw invalid({
    code: 'edit-media-unknown',
    what: `the clip of "${shot}" was relinked to ${url.slice(0, 120)}, which is not the file of one of its takes`,
    where: {file},
    expected: known.map(({number}) => `take ${number}`).join(', ') || 'a shot with bought takes',
    got: found.length === 0 ? 'no file' : 'another file',
    fix: 'Relink the clip to the file of a take in the vault, or name a clip in shots.yaml.',
  });
}

/** The paths that an address in a timeline can mean; none for one that is no file here. Some programs escape relative paths, some do not. */
function pathsOf(url: string, folder: string): string[] {
  try {
    if (/^[a-z][a-z0-9+.-]+:/i.test(url)) return [fileURLToPath(url)];
    return [resolve(folder, url), resolve(folder, decodeURIComponent(url))];
  } catch {
    return [];
  }
}
