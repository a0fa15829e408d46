import {defineTemplate, type Format, type Rect, type SlotSpec, Text} from 'tenspot';
import {z} from 'zod';

/** Where the footage shows through the panels, by format, as fractions of the frame. */
export const FOOTAGE_RECTS: Record<Format, Record<'intro' | 'step' | 'closeUp' | 'close', Rect>> = {
  '9:16': {
    intro: {x: 0, y: 0.46, width: 1, height: 0.54},
    step: {x: 0.111, y: 0.52, width: 0.889, height: 0.48},
    closeUp: {x: 0.58, y: 0.18, width: 0.24, height: 0.135},
    close: {x: 0.111, y: 0.672, width: 0.6, height: 0.328},
  },
  '4:5': {
    intro: {x: 0.52, y: 0, width: 0.48, height: 1},
    step: {x: 0.3, y: 0.46, width: 0.7, height: 0.54},
    closeUp: {x: 0.06, y: 0.76, width: 0.2, height: 0.16},
    close: {x: 0.54, y: 0.46, width: 0.4, height: 0.54},
  },
  '1:1': {
    intro: {x: 0.52, y: 0, width: 0.48, height: 1},
    step: {x: 0.55, y: 0.13, width: 0.45, height: 0.87},
    closeUp: {x: 0.305, y: 0.115, width: 0.2, height: 0.2},
    close: {x: 0.55, y: 0.46, width: 0.39, height: 0.54},
  },
  '16:9': {
    intro: {x: 0.47, y: 0, width: 0.53, height: 1},
    step: {x: 0.46, y: 0.13, width: 0.54, height: 0.87},
    closeUp: {x: 0.278125, y: 0.13, width: 0.151875, height: 0.27},
    close: {x: 0.6, y: 0.09, width: 0.35, height: 0.91},
  },
};

/** Length of the opening and of the close: a share of the spot, between `least` and `most` seconds. */
const INTRO = {share: 0.19, least: 1, most: 4};
const CLOSE = {share: 0.27, least: 1.4, most: 6.5};

const within = (seconds: number, {share, least, most}: typeof INTRO): number =>
  Math.min(Math.max(seconds * share, least), most);

/** Seconds from the start of the whoosh to its loudest moment, which is placed on the cut. */
const WHOOSH_PEAK = 0.33;

/** When the button enters, as a fraction of the close. */
export const CTA_AT = 0.2;

const Step = z.strictObject({
  title: Text.max(28).describe('The instruction.'),
  detail: Text.max(64)
    .optional()
    .describe('More about the step. Not shown when the step is too short to read it.'),
  closeUp: z
    .boolean()
    .optional()
    .describe('Adds a second, round picture of the step, in slot `close-up-1`, `close-up-2` ...'),
});

type Slot = 'intro' | 'close' | `step-${number}` | `close-up-${number}`;

export const demoSteps = defineTemplate({
  id: 'demo-steps',
  title: 'Demo in steps',
  copy: z.strictObject({
    opening: Text.max(44).describe('The opening line.'),
    steps: z.array(Step).min(2).max(5).describe('The steps in order. Each is a slot: `step-1`, `step-2` ...'),
    product: Text.max(28).describe('Name of the product.'),
    offer: Text.max(40).optional().describe("The offer. Default: the brand's tagline."),
    price: Text.max(12).optional(),
    was: Text.max(12).optional(),
    cta: Text.max(24),
    legal: Text.max(120).optional().describe("Default: the brand's legal line."),
  }),
  parts: [
    {role: 'hook', copy: 'opening', slot: 'intro'},
    {role: 'body', copy: 'steps.0.title', slot: 'step-1'},
    {role: 'body', copy: 'steps.1.title', slot: 'step-2'},
    {role: 'body', copy: 'steps.2.title', slot: 'step-3'},
    {role: 'product', copy: 'product', slot: 'close'},
    {role: 'offer', copy: 'offer', slot: 'close'},
    {role: 'price', copy: 'price', slot: 'close'},
    {role: 'cta', copy: 'cta', slot: 'close'},
  ],
  slots: ({copy, format, seconds}): Record<Slot, SlotSpec> => {
    const rects = FOOTAGE_RECTS[format];
    const intro = within(seconds, INTRO);
    const close = within(seconds, CLOSE);
    const each = Math.max(seconds - intro - close, seconds / 4) / copy.steps.length;
    const steps: Record<`step-${number}` | `close-up-${number}`, SlotSpec> = {};
    for (const [index, {closeUp}] of copy.steps.entries()) {
      steps[`step-${index + 1}`] = {seconds: each, rect: rects.step};
      if (closeUp) steps[`close-up-${index + 1}`] = {with: `step-${index + 1}`, rect: rects.closeUp};
    }
    return {
      intro: {seconds: intro, rect: rects.intro},
      ...steps,
      close: {seconds: close, rect: rects.close},
    };
  },
  cues: ({slots, props: {copy, fps}}) => [
    ...copy.steps.flatMap((_, index) => {
      const at = slots[`step-${index + 1}`]?.from ?? 0;
      const whoosh = {sound: 'whoosh', at: Math.max(0, at - Math.round(WHOOSH_PEAK * fps)), gain: -4};
      return index === 0 ? [whoosh, {sound: 'tick', at}] : [{sound: 'tick', at}];
    }),
    {sound: 'shimmer', at: slots.close.from},
    {sound: 'pop', at: slots.close.from + Math.round(CTA_AT * slots.close.frames), gain: -3},
  ],
});
