import {registerRoot} from 'remotion';
import {defineTemplate, Text} from 'tenspot';
import {defineCompositions} from 'tenspot/picture';
import {z} from 'zod';
import {Graphics} from './graphics.tsx';

const traps = defineTemplate({
  id: 'traps',
  title: 'Traps',
  copy: z.strictObject({trap: Text, file: Text}),
  slots: {only: {seconds: 1}},
});

registerRoot(defineCompositions({graphics: {traps: Graphics}, templates: {traps}}));
