import {readBrandFile} from '../production/project/brand-document.ts';
import {folderOf} from '../production/project/workspace.ts';
import type {BrandFile} from '../spot/brand/brand-file.ts';
import {tokensOf} from '../spot/brand/export-tokens.ts';
import type {TenspotProject} from './open-project.ts';
import {running} from './running.ts';

/** A brand as its documents say. */
export type BrandResult = {
  /** Its id: its folder in `brands`. */
  brand: string;
  /** `brand.yaml`, with the design tokens that it names. */
  file: BrandFile;
  /** The brand as design tokens (DTCG 2025.10). */
  tokens: object;
  /** What could not be taken from the tokens, in sentences. */
  warnings: readonly string[];
};

/** Reads a brand. Errors: `brand-unknown`, and those of its documents. */
export const brand = ({folders}: TenspotProject, id: string): Promise<BrandResult> =>
  running({}, async () => {
    const {value, warnings} = await readBrandFile(await folderOf(folders.brands, 'brand', id));
    return {brand: id, file: value, tokens: tokensOf(value), warnings};
  });
