import {z} from 'zod';
import {Fraction, Id, RelativePath, Text} from './ids.ts';
import {Move, MoveKind} from './move.ts';

/** What a shot is of: models differ in what they shoot well. */
export const ShotKind = z.enum([
  'human-motion',
  'product-detail',
  'product-in-use',
  'scene',
  'stylised',
  'texture',
  'transition',
]);
export type ShotKind = z.infer<typeof ShotKind>;

export const Framing = z.enum(['extreme-close-up', 'close-up', 'medium', 'wide', 'aerial', 'overhead']);

/** One camera idea. */
export const Shot = z.strictObject({
  id: Id,
  kind: ShotKind,
  subject: Text,
  action: Text.optional(),
  setting: Text.optional(),
  framing: Framing,
  move: MoveKind.default('static'),
  continuity: z
    .strictObject({scene: Id.optional(), character: Id.optional()})
    .optional()
    .describe('Shots that share a scene or a character should look as if one camera had shot them.'),
  seconds: z.number().min(0.2).max(60),
  mustShoot: z
    .boolean()
    .default(false)
    .describe('A real, identifiable person or a real physical moment: no model may make it.'),
  photo: RelativePath.optional().describe(
    'A photo to move over, or a supplied clip: local and free. Without one, a model shoots it.',
  ),
  clip: RelativePath.optional(),
  tags: z
    .array(Id)
    .default([])
    .describe('What a supplied clip has to show: the library offers those that share most of these.'),
  focus: z
    .tuple([Fraction, Fraction])
    .default([0.5, 0.5])
    .describe('The point that has to stay in the picture in every format.'),
  over: Move.optional().describe('The camera move over a photo; by default `move` at its usual size.'),
});
export type Shot = z.infer<typeof Shot>;

/** `shots.yaml` */
export const ShotsFile = z.strictObject({shots: z.array(Shot)});
export type ShotsFile = z.infer<typeof ShotsFile>;

/** A shot in words, as a model is asked for it. */
export function describeShot({framing, subject, action, setting, move}: Shot): string {
  const camera = move === 'static' ? 'locked-off camera' : `camera: ${move.replace('-', ' ')}`;
  return [`${framing.replaceAll('-', ' ')} of ${subject}`, action, setting, camera]
    .filter(Boolean)
    .join(', ');
}
