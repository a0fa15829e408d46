import {defineTemplate, type Format, Text} from 'tenspot';
import {z} from 'zod';
import {ExamFault} from '../../exam-fault.ts';

/** The part of the frame that the card of the offer leaves to the footage. */
export const OFFER_RECT: Record<Format, {x: number; y: number; width: number; height: number}> = {
  '9:16': {x: 0, y: 0.66, width: 1, height: 0.34},
  '4:5': {x: 0, y: 0.74, width: 1, height: 0.26},
  '1:1': {x: 0.62, y: 0, width: 0.38, height: 1},
  '16:9': {x: 0.55, y: 0, width: 0.45, height: 1},
};

export const ribbon = defineTemplate({
  id: 'ribbon',
  title: 'Ribbon',
  copy: z.strictObject({
    hook: Text.max(40),
    offer: Text.max(40),
    price: Text.max(12),
    cta: Text.max(22),
    /** The part of the spot that the offer takes; the rest is the hook. */
    offerShare: z.number().default(0.54),
    /** Whether the end card covers all of the footage. */
    fullCard: z.boolean().default(false),
    fault: ExamFault.prefault({}),
    /** Makes variants differ that look the same. */
    ticket: z.number().default(0),
  }),
  slots: ({copy, format}) => ({
    hook: {seconds: 1 - copy.offerShare},
    offer: {seconds: copy.offerShare, rect: OFFER_RECT[format]},
  }),
  cues: ({slots: {offer}}) => (offer ? [{sound: 'tick', at: offer.from}] : []),
});
