import {join, relative, sep} from 'node:path';
import type {Document} from '../../machine/documents/document.ts';
import {findFile} from '../../machine/files/find-file.ts';
import {isFile} from '../../machine/files/read-file.ts';
import {fontKind} from '../../machine/fonts/font-kind.ts';
import {imageSize} from '../../machine/media/image.ts';
import type {BrandFile} from '../../spot/brand/brand-file.ts';
import {invalid, type Problem, TenspotError} from '../../spot/problem/errors.ts';

type Named = {
  field: (string | number)[];
  file: string;
  kind?: 'picture' | 'font' | undefined;
  /** It may be missing: it can be bought. */
  buyable?: boolean | undefined;
};
type MaybeNamed = Omit<Named, 'file'> & {file: string | undefined};

/** Every file that a brand names. */
function filesOf({logo, typography, defaults: {tenspot}}: BrandFile): Named[] {
  const {looks, products, music, rights} = tenspot;
  const named: MaybeNamed[] = [
    ...Object.entries(logo.images).map(
      ([id, image]): MaybeNamed => ({
        kind: 'picture',
        field: ['logo', 'images', id],
        file: typeof image === 'string' ? image : image.path,
      }),
    ),
    ...typography.fonts.flatMap(({files}, font) =>
      files.map(
        ({path}, index): MaybeNamed => ({
          kind: 'font',
          field: ['typography', 'fonts', font, 'files', index],
          file: path,
        }),
      ),
    ),
    ...[
      ...Object.entries(products).flatMap(([id, {file, mask, views}]): MaybeNamed[] => [
        {kind: 'picture', field: ['products', id], file},
        {kind: 'picture', field: ['products', id, 'mask'], file: mask},
        ...views.flatMap((view, at): MaybeNamed[] => {
          const own = typeof view === 'string' ? {file: view} : view;
          const field = ['products', id, 'views', at];
          return [
            {kind: 'picture', field, file: own.file},
            {kind: 'picture', field: [...field, 'mask'], file: 'mask' in own ? own.mask : undefined},
          ];
        }),
      ]),
      ...Object.entries(looks).map(([id, {cube}]): MaybeNamed => ({field: ['looks', id], file: cube})),
      ...Object.entries(music.beds).map(
        ([id, {file, buy}]): MaybeNamed => ({
          field: ['music', 'beds', id],
          file,
          buyable: buy !== undefined,
        }),
      ),
      ...Object.entries(music.sounds).map(
        ([id, file]): MaybeNamed => ({field: ['music', 'sounds', id], file}),
      ),
      {field: ['music', 'sonic-logo'], file: music['sonic-logo']},
      {field: ['rights'], file: rights},
    ].map(({field, ...rest}): MaybeNamed => ({...rest, field: ['defaults', 'tenspot', ...field]})),
  ];
  return named.filter((each): each is Named => each.file !== undefined);
}

/** The brand with the names that its files have on the disk, which may be in another Unicode form (`findFile`). */
export async function withRealNames(folder: string, brand: BrandFile): Promise<BrandFile> {
  const real = new Map<string, string>();
  for (const {file} of filesOf(brand)) {
    const found = await findFile(file, [folder]);
    if (found !== undefined && found !== join(folder, file))
      real.set(file, relative(folder, found).split(sep).join('/'));
  }
  if (real.size === 0) return brand;
  const renamed = JSON.stringify(brand, (_, value) => real.get(value) ?? value);
  return JSON.parse(renamed) as BrandFile;
}

/** Throws one error with all files that a brand names and that do not exist. */
export async function refuseMissing(folder: string, {value, locate}: Document<BrandFile>): Promise<void> {
  const named = filesOf(value).filter(({buyable}) => !buyable);
  const there = await Promise.all(named.map(({file}) => isFile(join(folder, file))));
  const problems = named
    .filter((_, index) => !there[index])
    .map(
      ({field, file}): Problem => ({
        code: 'file-missing',
        what: 'names a file that does not exist',
        where: {...locate(field), field: field.join('.')},
        expected: `a file in ${folder}`,
        got: file,
        fix: 'Add the file, or correct the name.',
      }),
    );
  if (problems.length > 0) throw invalid(problems);
}

/** The facts of the pictures of a brand, by file name. */
export type PictureFacts = ReadonlyMap<string, Awaited<ReturnType<typeof imageSize>>>;

/** Reads all pictures and fonts of a brand. Throws one error with the faults of all of them, located in the files. */
export async function readBrandMedia(folder: string, {value}: Document<BrandFile>): Promise<PictureFacts> {
  const pictures = new Map<string, Awaited<ReturnType<typeof imageSize>>>();
  const faults: Problem[] = [];
  const named = new Map(filesOf(value).map(({kind, file}) => [file, kind]));
  for (const [file, kind] of named) {
    const path = join(folder, file);
    try {
      if (kind === 'picture') pictures.set(file, await imageSize(path));
      if (kind === 'font') await fontKind(path);
    } catch (error) {
      if (!(error instanceof TenspotError)) throw error;
      faults.push(...error.problems);
    }
  }
  if (faults.length > 0) throw new TenspotError(faults);
  return pictures;
}
