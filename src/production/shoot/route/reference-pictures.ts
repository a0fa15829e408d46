import {findFile} from '../../../machine/files/find-file.ts';
import {sha256File} from '../../../machine/files/hash.ts';
import {isInside, realPath} from '../../../machine/files/inside.ts';
import type {InputFile, ShotRequest} from '../../../providers/contract/request.ts';
import type {Shot} from '../../../spot/documents/shots.ts';
import {invalid, type Where} from '../../../spot/problem/errors.ts';
import type {SpotDocuments} from '../../project/load-spot.ts';
import {filmedPictures, isReleased, type NamedPicture, sentPictures} from './released-pictures.ts';

type Places = {
  /** Where pictures are searched for, in this order. */
  folders: readonly string[];
  /** The workspace: nothing outside of it is sent, also through a link. */
  root: string;
  documents: Pick<SpotDocuments, 'shots' | 'shotsAt'>;
};

/**
 * The input pictures of a shot. Adds their paths to `files`, by their sha256. Errors: `file-missing`, `picture-outside` for a link out of the
 * workspace, `picture-unreleased` for a picture of a shot that must be filmed.
 */
export async function picturesOf(
  shot: Shot,
  {folders, root, documents}: Places,
  files: Record<string, string>,
): Promise<Pick<ShotRequest, 'photo' | 'last' | 'references'>> {
  const filmed = await filmedPictures(documents.shots, folders);
  const at = ({field}: NamedPicture): Where => {
    const path = ['shots', documents.shots.findIndex(({id}) => id === shot.id), ...field];
    return {...documents.shotsAt(path), field: path.join('.')};
  };
  const input = async (named: NamedPicture): Promise<InputFile> => {
    const {file} = named.picture;
    const path = await findFile(file, folders);
    if (path === undefined)
      throw invalid({
        code: 'file-missing',
        what: `shot "${shot.id}" names a picture that is not there`,
        where: at(named),
        expected: "a file in the spot's folder or the brand's",
        got: file,
        fix: 'Put it there, or correct the name.',
      });
    if (!(await isInside(path, [...folders, root])))
      throw invalid({
        code: 'picture-outside',
        what: `a picture of shot "${shot.id}" is a link out of the workspace, and is not sent to a model`,
        where: at(named),
        expected: 'a file of the workspace',
        got: `${file}, which is ${await realPath(path)}`,
        fix: 'Copy the file into the folder of the spot or of the brand.',
      });
    const sha256 = await sha256File(path);
    const owner = filmed.get(sha256);
    if (owner !== undefined && !isReleased(named.picture))
      throw invalid({
        code: 'picture-unreleased',
        what: `shot "${shot.id}" would send a picture of "${owner}" to a model, which is marked mustShoot`,
        where: at(named),
        expected: 'the release of the person or the place in it',
        got: `${file}, without one`,
        fix: 'Name the release (its id, contract or file) as `release` of the picture, or choose another picture.',
      });
    files[sha256] = path;
    return {sha256, focus: [0.5, 0.5]};
  };
  const inputs: {field: NamedPicture['field']; input: InputFile}[] = [];
  for (const named of sentPictures(shot)) inputs.push({field: named.field, input: await input(named)});
  const ofField = (name: string): InputFile[] =>
    inputs.filter(({field}) => field[0] === name).map((each) => each.input);
  return {
    photo: ofField('start')[0] ?? null,
    last: ofField('end')[0] ?? null,
    references: ofField('references'),
  };
}
