import {registerRoot} from 'remotion';
import {defineCompositions} from 'tenspot/picture';
import {graphics} from '../../../../../compositions/graphics.generated.ts';
import {templates} from '../../../../../compositions/templates.generated.ts';
import {Stress} from './Stress.tsx';
import {Swatches} from './Swatches.tsx';
import {stress} from './stress.ts';
import {swatches} from './swatches.ts';

/** What this repository registers, and one template more. */
registerRoot(
  defineCompositions({
    graphics: {...graphics, stress: Stress, swatches: Swatches},
    templates: {...templates, stress, swatches},
  }),
);
