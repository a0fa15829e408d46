import type {Store} from '../../../../../src/machine/files/store.ts';
import {stageGrade} from '../../../../../src/production/grade/grade.ts';
import type {Brand} from '../../../../../src/production/project/load-brand.ts';
import type {TakeCorrection} from '../../../../../src/spot/grade/correction.ts';
import type {LookChoice} from '../../../../../src/spot/grade/look.ts';

/** A correction with every field that matching writes. */
const MATCHED: TakeCorrection = {
  correction: {
    exposure: 0.35,
    temperature: -0.4,
    tint: 0.1,
    contrast: 0.12,
    lift: [0.02, 0.01, -0.01],
    gamma: [1.08, 0.96, 0.92],
    saturation: 0.2,
    curve: [
      [0, 0],
      [0.35, 0.39],
      [0.6, 0.57],
      [1, 1],
    ],
  },
  guard: [{colour: '#8a6a4a', keep: 0.3}],
};

type Kept = {store: Store};

/** The grade of a take that needs no correction. */
export const lookCube = (brand: Brand, look: LookChoice, {store}: Kept): Promise<string | null> =>
  stageGrade(brand, look, null, {store});

/** The grade of a take that was matched to another one. */
export const matchedCube = (brand: Brand, look: LookChoice, {store}: Kept): Promise<string | null> =>
  stageGrade(brand, look, MATCHED, {store});
