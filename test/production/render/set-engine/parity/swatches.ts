import {defineTemplate} from 'tenspot';
import {z} from 'zod';

/** Frames that each colour shows. */
export const HELD = 6;

/** Colours one after another over the whole frame: by graphics, or none, so that the footage is seen. */
export const swatches = defineTemplate({
  id: 'swatches',
  title: 'Swatches',
  copy: z.strictObject({colors: z.array(z.string())}),
  slots: ({copy}) => Object.fromEntries(copy.colors.map((_, at) => [`color-${at}`, {seconds: 1}])),
});
