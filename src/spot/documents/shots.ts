import {z} from 'zod';
import {RoutingPolicy} from '../routing/policy.ts';
import {CameraMove, CameraMoveKind} from '../timeline/camera-move.ts';
import {Fraction, Id, RelativePath, Text, Words} from './field-types.ts';

/** The subject of a shot. The router knows which models are good at which kind. */
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

/** A picture that is sent to a model. If it shows a face, it needs the person's release. */
export const ReferencePicture = z
  .strictObject({
    file: RelativePath,
    face: z.boolean().describe("Whether a person's face can be seen in it."),
    release: Text.optional().describe('The release of the person in it: its id, contract or file.'),
  })
  .refine(({face, release}) => !face || Boolean(release?.trim()), {
    error: 'expected the release of the person whose face is in the picture',
    path: ['release'],
  });
export type ReferencePicture = z.infer<typeof ReferencePicture>;

/** A picture with transparent parts that lies over the photo of a shot: a path, or with `parallax`. */
const Cutout = z.preprocess(
  (value) => (typeof value === 'string' ? {file: value} : value),
  z.strictObject({
    file: RelativePath,
    parallax: Fraction.default(0.5).describe(
      'How much less than the cut-out the photo moves: at 0 as much, at 1 not at all. Default 0.5.',
    ),
  }),
);

/** One shot: what it shows, how it is framed, and how it may be made. */
export const Shot = z
  .strictObject({
    id: Id,
    kind: ShotKind,
    subject: Words,
    action: Text.optional(),
    setting: Text.optional(),
    framing: Framing,
    move: CameraMoveKind.default('static'),
    continuity: z
      .strictObject({scene: Id.optional(), character: Id.optional()})
      .optional()
      .describe('Shots with the same scene or character should look as if one camera had shot them.'),
    seconds: z.number().min(0.2).max(60),
    mustShoot: z
      .boolean()
      .default(false)
      .describe(
        'Must be filmed: a real, identifiable person or a real physical event. It is sent to no model.',
      ),
    photo: RelativePath.optional().describe(
      'A photo with a camera move over it, made locally at no cost. If `start` is set, only until a take is bought.',
    ),
    cutout: Cutout.optional().describe(
      'A picture with transparent parts over the photo, of the same proportions. It moves more than the photo, so that it seems to be nearer.',
    ),
    clip: RelativePath.optional().describe('A supplied clip. Nothing is bought for the shot.'),
    start: ReferencePicture.optional().describe('The first frame, for a model to start from.'),
    end: ReferencePicture.optional().describe('The last frame, for a model to end on.'),
    references: z
      .array(ReferencePicture)
      .max(9)
      .default([])
      .describe('Pictures of a person or thing in the shot, for models that accept references.'),
    stillsFirst: z
      .boolean()
      .optional()
      .describe(
        "Whether a still is generated and picked first, and the clip is then generated from it. Default: the policy's setting.",
      ),
    negative: z
      .string()
      .optional()
      .describe('What should not be in the picture, for models that accept a negative prompt.'),
    seed: z
      .int()
      .min(0)
      .optional()
      .describe('The random seed, for models that accept one. 0 is a seed too. Default: random.'),
    tags: z
      .array(Id)
      .default([])
      .describe('Tags to find supplied clips in the library; clips that share the most tags come first.'),
    focus: z
      .tuple([Fraction, Fraction])
      .default([0.5, 0.5])
      .describe('The point that stays in the picture in every format, as fractions of width and height.'),
    over: CameraMove.optional().describe(
      'The camera move over a photo. Default: `move` with its default amount.',
    ),
  })
  .refine(({cutout, photo}) => cutout === undefined || photo !== undefined, {
    error: 'expected the photo that the cut-out lies over',
    path: ['photo'],
  });
export type Shot = z.infer<typeof Shot>;

/** `shots.yaml` */
export const ShotsFile = z.strictObject({
  shots: z.array(Shot),
  policy: RoutingPolicy.prefault({}).describe('Which models may be used, and how much may be spent.'),
});
export type ShotsFile = z.infer<typeof ShotsFile>;

/** Whether a model generates the shot: it has no clip, and no photo unless that is only the placeholder of a shot with `start`. */
export const isForModels = ({photo, clip, start}: Shot): boolean =>
  clip === undefined && (photo === undefined || start !== undefined);

/** The prompt for a shot. */
export function describeShot({framing, subject, action, setting, move}: Shot): string {
  const camera = move === 'static' ? 'locked-off camera' : `camera: ${move.replace('-', ' ')}`;
  return [`${framing.replaceAll('-', ' ')} of ${subject}`, action, setting, camera]
    .filter(Boolean)
    .join(', ');
}
