import {z} from 'zod';

/** What a template draws wrong on purpose. With none of it, the ad is clean. */
export const ExamFault = z
  .strictObject({
    /** Moves an element by hundredths of the frame's width and height. */
    move: z.tuple([z.enum(['hook', 'cta', 'legal', 'logo']), z.number(), z.number()]),
    /** Colour of the hook, of its plate, of the end card, of the button. */
    hookInk: z.string(),
    plate: z.string(),
    ground: z.string(),
    button: z.string(),
    /** Without a plate or a shade behind the hook. */
    bare: z.boolean(),
    /** The width of the hook in one line, as a multiple of its plate. `clip`: cut off at the plate. */
    unfitted: z.number(),
    clip: z.boolean(),
    /** Seconds for which the hook or the offer shows. */
    hookSeconds: z.number(),
    offerSeconds: z.number(),
    /** Seconds for which the legal line shows; 0: never. Its font size in hundredths of the shorter side. */
    legalSeconds: z.number(),
    legalSize: z.number(),
    /** Words that the template draws instead of those of the copy. */
    says: z.strictObject({price: z.string(), cta: z.string()}).partial(),
    /** A line below the logo, so many times its clear space away. */
    lineBelowLogo: z.number(),
    /** Height of the logo in hundredths of the shorter side. */
    logoHeight: z.number(),
    /** What is drawn instead of the logo. */
    otherLogo: z.enum(['shapes', 'recoloured', 'cropped', 'hidden']),
    mirrorLogo: z.boolean(),
    /** Factors of the logo's width and height. */
    stretchLogo: z.tuple([z.number(), z.number()]),
  })
  .partial();
export type ExamFault = z.infer<typeof ExamFault>;
