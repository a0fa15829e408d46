import {findFile} from '../../../machine/files/find-file.ts';
import {sha256File} from '../../../machine/files/hash.ts';
import type {ReferencePicture, Shot} from '../../../spot/documents/shots.ts';

/** A picture that a shot names to be sent to a model. */
export type NamedPicture = {
  picture: ReferencePicture;
  /** Its field in the shot, as a path. */
  field: readonly (string | number)[];
};

/** The pictures of a shot that are sent to a model. */
export const sentPictures = ({start, end, references}: Shot): NamedPicture[] => [
  ...(start ? [{picture: start, field: ['start']}] : []),
  ...(end ? [{picture: end, field: ['end']}] : []),
  ...references.map((picture, index) => ({picture, field: ['references', index]})),
];

/**
 * The pictures of the shots that must be filmed, by the sha256 of their bytes: the id of the shot. They show real people or real moments,
 * so another shot may send one only with a release.
 */
export async function filmedPictures(
  shots: readonly Shot[],
  folders: readonly string[],
): Promise<Map<string, string>> {
  const filmed = new Map<string, string>();
  for (const shot of shots.filter(({mustShoot}) => mustShoot)) {
    const named = sentPictures(shot).map(({picture}) => picture.file);
    for (const sha256 of await hashesOf([...(shot.photo ? [shot.photo] : []), ...named], folders))
      filmed.set(sha256, shot.id);
  }
  return filmed;
}

/** The sha256 of the pictures of a shot that have a release. */
export const releasedPictures = (shot: Shot, folders: readonly string[]): Promise<Set<string>> =>
  hashesOf(
    sentPictures(shot)
      .filter(({picture}) => isReleased(picture))
      .map(({picture}) => picture.file),
    folders,
  );

export const isReleased = ({release}: ReferencePicture): boolean => Boolean(release?.trim());

async function hashesOf(files: readonly string[], folders: readonly string[]): Promise<Set<string>> {
  const found = await Promise.all(files.map((file) => findFile(file, folders)));
  const paths = found.filter((path) => path !== undefined);
  return new Set(await Promise.all(paths.map(sha256File)));
}
