import {defineTemplate} from 'tenspot';
import {z} from 'zod';

/** What is hard to lay over footage, in one template: small type, soft shadows, panes, gradients, fades, in four arrangements of footage. */
export const stress = defineTemplate({
  id: 'stress',
  title: 'Stress',
  copy: z.strictObject({line: z.string()}),
  slots: () => ({
    full: {seconds: 1},
    upper: {seconds: 1, rect: {x: 0, y: 0, width: 1, height: 0.5}},
    lower: {with: 'upper', rect: {x: 0, y: 0.5, width: 1, height: 0.5}},
    under: {seconds: 1},
    inset: {with: 'under', rect: {x: 0.55, y: 0.1, width: 0.37, height: 0.3}},
    part: {seconds: 1, rect: {x: 0.1, y: 0.25, width: 0.8, height: 0.45}},
  }),
});
