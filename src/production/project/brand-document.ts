import {basename, join} from 'node:path';
import {z} from 'zod';
import {type Document, readDocument} from '../../machine/documents/document.ts';
import {exists} from '../../machine/files/read-file.ts';
import {readTokens} from '../../machine/tokens/read-tokens.ts';
import {BrandFile} from '../../spot/brand/brand-file.ts';
import {type Conflict, layUnder} from '../../spot/brand/merge-tokens.ts';
import {brandOfTokens} from '../../spot/brand/tokens.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {checkBrand} from './check-brand.ts';

/** `brand.yaml` merged over the brand's design tokens. `warnings`: values that both have, but that differ. */
export type BrandDocument = Document<BrandFile> & {warnings: string[]};

/** Reads and checks the documents of a brand. */
export async function readBrandFile(folder: string): Promise<BrandDocument> {
  if (!(await exists(join(folder, 'brand.yaml')))) throw unstarted(folder);
  const tokens = await readTokens(folder);
  const {brand, origins, problems} = brandOfTokens(tokens);
  if (problems.length > 0) throw invalid(problems);
  const conflicts: Conflict[] = [];
  const over = (written: unknown): unknown => {
    const laid = layUnder(written, brand, origins);
    conflicts.push(...laid.conflicts);
    return laid.merged;
  };
  const schema = tokens.length === 0 ? BrandFile : z.preprocess(over, BrandFile);
  const document = await readDocument(join(folder, 'brand.yaml'), schema);
  checkBrand(document);
  const file = (field: string): string => basename(origins[field]?.where.file ?? 'the tokens');
  return {
    ...document,
    warnings: conflicts.map(
      ({field, kept, left, token}) =>
        `${field} is ${kept} in brand.yaml, and ${left} in ${token} of ${file(field)}: the value of brand.yaml is used`,
    ),
  };
}

const unstarted = (folder: string) =>
  invalid({
    code: 'brand-empty',
    what: `the brand "${basename(folder)}" has no brand.yaml`,
    where: {file: folder},
    expected: 'a brand.yaml, which names the logo, the fonts and the colours',
    got: 'none',
    fix: 'Copy brand.yaml from another brand, or remove the folder and run `tenspot new brand`.',
  });
