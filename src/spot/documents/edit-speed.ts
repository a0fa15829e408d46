import {z} from 'zod';
import {EditTime} from '../timeline/frames.ts';

const RampSpeed = z.number().min(0.1).max(4);

/** How fast a take plays: one speed, from one to another over the slot, or points between which it changes evenly. */
export const EditSpeed = z.union(
  [
    z.number().min(0.25).max(4),
    z.strictObject({
      from: RampSpeed.describe('The speed at the start of the slot, 0.1 to 4.'),
      to: RampSpeed.describe('The speed at the end of the slot, 0.1 to 4.'),
    }),
    z
      .array(
        z.strictObject({
          at: EditTime.describe(
            'Where in the slot: seconds, or frames of the spot, such as 12f. A freeze does not count.',
          ),
          speed: RampSpeed.describe('The speed there, 0.1 to 4.'),
        }),
      )
      .min(2)
      .max(32)
      .superRefine((points, context) => {
        for (const [index, {at}] of points.entries()) {
          // Seconds and frames can be compared only at the frame rate of a variant.
          const before = points.slice(0, index).findLast((point) => typeof point.at === typeof at)?.at;
          if (before !== undefined && amount(at) < amount(before))
            context.addIssue({
              code: 'custom',
              path: [index, 'at'],
              message: 'expected a place that is not before the points above',
            });
        }
      }),
  ],
  {error: 'expected a speed of 0.25 to 4, {from, to}, or a list of at least two points {at, speed}'},
);

const amount = (time: EditTime): number => (typeof time === 'number' ? time : Number.parseInt(time, 10));

/** A frame of the take that stays on screen. */
export const EditFreeze = z
  .strictObject({
    at: z
      .union([z.enum(['start', 'end']), EditTime], {
        error: 'expected start, end, or a place in the take: seconds, such as 1.5, or frames, such as 36f',
      })
      .describe('`start`, `end`, or the place in the take: seconds, or frames of the spot, such as 36f.'),
    for: EditTime.optional().describe(
      'How long the frame stays: seconds, or frames of the spot. At the end, the default is: as long as the slot goes on after the last frame.',
    ),
  })
  .refine(({at, for: length}) => at === 'end' || length !== undefined, {
    path: ['for'],
    error: 'expected how long the frame stays, such as 0.5 or 12f',
  });
