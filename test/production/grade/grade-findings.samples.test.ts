import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readDocument} from '../../../src/machine/documents/document.ts';
import {readText} from '../../../src/machine/files/read-file.ts';
import {openStore} from '../../../src/machine/files/store.ts';
import {readPixels} from '../../../src/machine/media/picture-pixels.ts';
import {type ColourPart, colourPartsOf} from '../../../src/production/check/product/colour-parts.ts';
import {maskOnPlain} from '../../../src/production/check/product/product-mask.ts';
import {stageGrade} from '../../../src/production/grade/grade.ts';
import {deltaE, gradedLab, PRODUCT_LIMITS} from '../../../src/production/grade/product-guard.ts';
import type {Brand} from '../../../src/production/project/load-brand.ts';
import {BrandFile} from '../../../src/spot/brand/brand-file.ts';
import {sampleCube} from '../../../src/spot/grade/apply-cube.ts';
import {readCubeFile} from '../../../src/spot/grade/read-cube.ts';
import {VariantsFile} from '../../../src/spot/variant/variants-file.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {ROOT} from '../../support/tools.ts';

/** Longer side at which photos are read, in pixels. */
const LONGEST = 200;

/** The colours of a product in its photo. */
async function coloursOf(
  folder: string,
  {file, mask}: {file: string; mask?: string | undefined},
): Promise<ColourPart[]> {
  const picture = await readPixels(join(folder, file), LONGEST);
  const {width, height} = picture;
  if (mask === undefined)
    return colourPartsOf(
      picture,
      maskOnPlain(picture) ?? {width, height, data: new Uint8Array(width * height)},
    );
  const drawn = await readPixels(join(folder, mask), LONGEST);
  const data = Uint8Array.from({length: drawn.width * drawn.height}, (_, at) => drawn.data[3 * at] ?? 0);
  return colourPartsOf(picture, {width: drawn.width, height: drawn.height, data});
}

test.each(['meridian-flask', 'peck-three-steps'])(
  'in every look of %s, the product keeps the colours of its photo',
  async (spot) => {
    const {value: variants} = await readDocument(
      join(ROOT, 'compositions/spots', spot, 'variants.yaml'),
      VariantsFile,
    );
    const folder = join(ROOT, 'brands', String(variants.brand));
    const {value: file} = await readDocument(join(folder, 'brand.yaml'), BrandFile);
    const store = await openStore(join(temporaryFolder(), 'home'));
    const {looks, products} = file.defaults.tenspot;
    expect(Object.keys(products).length).toBeGreaterThan(0);
    const names = [variants.props, ...Object.values(variants.axes).flat()].flatMap((props) => {
      const {look} = props as {look?: unknown};
      return typeof look === 'string' ? [look] : [];
    });
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect(Object.keys(looks)).toContain(name);
      const src = await stageGrade({folder, file} as Brand, {name}, null, {store});
      const {cube} = readCubeFile(await readText(store.path(src ?? '')));
      if (!cube) throw new Error('no cube');
      for (const [product, photo] of Object.entries(products)) {
        const parts = await coloursOf(folder, photo);
        expect(parts.length).toBeGreaterThan(1);
        const moved = parts.map(({lab}) =>
          deltaE(
            lab,
            gradedLab(lab, (colour) => sampleCube(cube, colour)),
          ),
        );
        expect(Math.max(...moved), `${product} in ${name}`).toBeLessThan(PRODUCT_LIMITS.generated);
        // By area, also within the limit of supplied photos: only the black of one look is not.
        const within = parts.reduce(
          (sum, {share}, at) => sum + ((moved[at] ?? 0) <= PRODUCT_LIMITS.real ? share : 0),
          0,
        );
        expect(
          within / parts.reduce((sum, {share}) => sum + share, 0),
          `${product} in ${name}`,
        ).toBeGreaterThan(0.65);
      }
    }
    await store.close();
  },
);
