import type {Form} from '../../spot/animatic/read-shot.ts';
import {BELONGINGS} from './belongings.ts';
import {THINGS} from './devices.ts';
import type {Draw} from './silhouette.ts';
import {VESSELS} from './vessels.ts';

/** What each form looks like. The dice varies proportions, so that two bottles are two. */
export const FORMS: Record<Form, Draw> = {...VESSELS, ...THINGS, ...BELONGINGS};
