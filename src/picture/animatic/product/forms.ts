import type {Form} from '../../../spot/animatic-words.ts';
import {BELONGINGS} from './belongings.ts';
import type {Draw} from './parts.ts';
import {THINGS} from './things.ts';
import {VESSELS} from './vessels.ts';

/** What each form looks like. The dice varies proportions, so that two bottles are two. */
export const FORMS: Record<Form, Draw> = {...VESSELS, ...THINGS, ...BELONGINGS};
