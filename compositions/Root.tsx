import {defineCompositions} from 'tenspot/picture';
import {graphics} from './graphics.generated.ts';
import {templates} from './templates.generated.ts';

export const Root = defineCompositions({graphics, templates});
