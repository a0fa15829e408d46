import {join} from 'node:path';
import type {Document} from '../../machine/documents/document.ts';
import {isFile} from '../../machine/files/read-file.ts';
import {fontKind} from '../../machine/fonts/font-kind.ts';
import {imageSize} from '../../machine/media/image.ts';
import type {BrandFile} from '../../spot/brand/brand-file.ts';
import {invalid, type Problem, TenspotError} from '../../spot/problem/errors.ts';

type Named = {field: (string | number)[]; file: string; kind: 'picture' | 'font' | 'other'};

/** Every file that a brand names. */
function filesOf({logo, typography, defaults: {tenspot}}: BrandFile): Named[] {
  const {looks, products, music, rights} = tenspot;
  const named: (Omit<Named, 'file'> & {file: string | undefined})[] = [
    ...Object.entries(logo.images).map(([id, image]) => ({
      kind: 'picture' as const,
      field: ['logo', 'images', id],
      file: typeof image === 'string' ? image : image.path,
    })),
    ...typography.fonts.flatMap(({files}, font) =>
      files.map(({path}, index) => ({
        kind: 'font' as const,
        field: ['typography', 'fonts', font, 'files', index],
        file: path,
      })),
    ),
    ...[
      ...Object.entries(products).map(([id, {file}]) => ({
        kind: 'picture' as const,
        field: ['products', id],
        file,
      })),
      ...Object.entries(looks).map(([id, {cube}]) => ({field: ['looks', id], file: cube})),
      ...Object.entries(music.beds).map(([id, {file}]) => ({field: ['music', 'beds', id], file})),
      ...Object.entries(music.sounds).map(([id, file]) => ({field: ['music', 'sounds', id], file})),
      {field: ['music', 'sonic-logo'], file: music['sonic-logo']},
      {field: ['rights'], file: rights},
    ].map(({field, file, ...rest}) => ({
      kind: 'kind' in rest ? rest.kind : ('other' as const),
      field: ['defaults', 'tenspot', ...field],
      file,
    })),
  ];
  return named.filter((each): each is Named => each.file !== undefined);
}

/** Throws one error with all files that a brand names and that do not exist. */
export async function refuseMissing(folder: string, {value, locate}: Document<BrandFile>): Promise<void> {
  const named = filesOf(value);
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

/** Throws one error with the faults of all pictures and fonts of a brand. They are located in the files themselves. */
export async function refuseBroken(folder: string, {value}: Document<BrandFile>): Promise<void> {
  const checked = new Map(filesOf(value).map(({kind, file}) => [file, kind]));
  const faults: Problem[] = [];
  for (const [file, kind] of checked) {
    if (kind === 'other') continue;
    try {
      await (kind === 'font' ? fontKind : imageSize)(join(folder, file));
    } catch (error) {
      if (!(error instanceof TenspotError)) throw error;
      faults.push(...error.problems);
    }
  }
  if (faults.length > 0) throw new TenspotError(faults);
}
