import {z} from 'zod';
import {RoutingPolicy} from '../routing/policy.ts';
import {CameraMove, CameraMoveKind} from '../timeline/camera-move.ts';
import {Fraction, Id, RelativePath, Text} from './field-types.ts';

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

/** A picture that goes to a model. Whose face is in it has to have agreed. */
export const ReferencePicture = z
  .strictObject({
    file: RelativePath,
    face: z.boolean().describe("Whether a person's face can be seen in it."),
    release: Text.optional().describe('The release of who is seen: its id, contract or file.'),
  })
  .refine(({face, release}) => !face || Boolean(release?.trim()), {
    error: 'expected the release of the person whose face is seen',
    path: ['release'],
  });
export type ReferencePicture = z.infer<typeof ReferencePicture>;

/** One camera idea. */
export const Shot = z.strictObject({
  id: Id,
  kind: ShotKind,
  subject: Text,
  action: Text.optional(),
  setting: Text.optional(),
  framing: Framing,
  move: CameraMoveKind.default('static'),
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
    'A photo that the camera moves over: local and free. With `start`, only until a take is bought.',
  ),
  clip: RelativePath.optional().describe('A supplied clip: nothing is bought for the shot.'),
  start: ReferencePicture.optional().describe('A picture that a model starts from.'),
  end: ReferencePicture.optional().describe('A picture that a model ends on.'),
  references: z
    .array(ReferencePicture)
    .max(9)
    .default([])
    .describe('How somebody or something in it looks, for models that take such pictures.'),
  stillsFirst: z
    .boolean()
    .optional()
    .describe(
      'Whether a picture of it is made and picked before anything that moves. Default: as the policy says.',
    ),
  negative: z.string().optional().describe('What should not be seen, for models that are told so.'),
  seed: z
    .int()
    .min(0)
    .optional()
    .describe('For models that take one: 0 is a seed. Default: the model draws one.'),
  tags: z
    .array(Id)
    .default([])
    .describe('What a supplied clip has to show: the library offers those that share most of these.'),
  focus: z
    .tuple([Fraction, Fraction])
    .default([0.5, 0.5])
    .describe('The point that has to stay in the picture in every format.'),
  over: CameraMove.optional().describe('The camera move over a photo; by default `move` at its usual size.'),
});
export type Shot = z.infer<typeof Shot>;

/** `shots.yaml` */
export const ShotsFile = z.strictObject({
  shots: z.array(Shot),
  policy: RoutingPolicy.prefault({}).describe('What may be bought, from whom, and for how much.'),
});
export type ShotsFile = z.infer<typeof ShotsFile>;

/** Whether a model is to shoot it, as far as the shot says: a photo beside the picture to start from only stands in until then. */
export const isForModels = ({photo, clip, start}: Shot): boolean =>
  clip === undefined && (photo === undefined || start !== undefined);

/** A shot in words, as a model is asked for it. */
export function describeShot({framing, subject, action, setting, move}: Shot): string {
  const camera = move === 'static' ? 'locked-off camera' : `camera: ${move.replace('-', ' ')}`;
  return [`${framing.replaceAll('-', ' ')} of ${subject}`, action, setting, camera]
    .filter(Boolean)
    .join(', ');
}
