import {z} from 'zod';
import {ANGLE_IDS} from '../angles/angles.ts';
import {Words} from './field-types.ts';

const AngleId = z.enum(ANGLE_IDS);

/** One angle with its parts. Each hook goes with each body and each call to action, unless the bodies of the angle answer its hooks. */
export const WrittenAngle = z.strictObject({
  angle: AngleId,
  hooks: z.array(Words).min(1).describe('Opening lines, the best first.'),
  bodies: z
    .array(z.array(Words).min(1))
    .min(1)
    .describe(
      'What comes after the opening: a list of lines for each body, the best first. In `myth-buster` and `objection-handling`, each body answers the hook at the same place, or a single body answers all.',
    ),
  ctas: z.array(Words).min(1).describe('Calls to action, the best first.'),
});
export type WrittenAngle = z.infer<typeof WrittenAngle>;

/** `angles.yaml`: the angles from which the script and the variants are written. */
export const AnglesFile = z
  .strictObject({
    use: AngleId.optional().describe('The angle of the script. Default: the first one of `angles`.'),
    angles: z.array(WrittenAngle).min(1),
  })
  .refine(({use, angles}) => use === undefined || angles.some(({angle}) => angle === use), {
    error: 'expected the name of one of `angles`',
    path: ['use'],
  });
export type AnglesFile = z.infer<typeof AnglesFile>;

/** The angle that the script is written from. */
export const usedAngle = ({use, angles}: AnglesFile): WrittenAngle =>
  angles.find(({angle}) => angle === use) ?? (angles[0] as WrittenAngle);
