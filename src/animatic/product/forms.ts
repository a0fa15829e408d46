import type {Form} from '../../spot/animatic/read-shot.ts';
import {BELONGINGS} from './belongings.ts';
import {DEVICES} from './devices.ts';
import type {DrawForm} from './silhouette.ts';
import {VESSELS} from './vessels.ts';

/** What each form looks like. The dice varies proportions, so that two bottles are two. */
export const FORMS: Record<Form, DrawForm> = {...VESSELS, ...DEVICES, ...BELONGINGS};
