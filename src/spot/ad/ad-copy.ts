import {z} from 'zod';
import {Words} from '../documents/field-types.ts';
import {CallToAction} from './call-to-action.ts';

/** A text of one line: the fields of ad platforms have no line breaks. */
const Line = Words.refine((text) => !/\p{Cc}/u.test(text), {
  error: 'expected a text of one line, without control characters',
});

/** A text that may have several lines. */
const Lines = Words.refine((text) => !/(?!\n)\p{Cc}/u.test(text), {
  error: 'expected a text without control characters other than line breaks',
});

/** A host with a dot, a path, a query and a fragment; no user name, port numbers are allowed. */
const ADDRESS = /^https:\/\/[^\s/?#@]+\.[^\s/?#@]+([/?#][^\s\p{Cc}"<>\\^`{|}]*)?$/u;

/** Where an ad leads. Tenspot adds the parameters of `utm`. */
const Destination = z
  .string()
  .trim()
  .refine((text) => ADDRESS.test(text) && z.url({protocol: /^https$/}).safeParse(text).success, {
    error: 'expected an address that begins with https://, without a user name and spaces',
  })
  .refine((text) => !/&(?:amp|#0*38|#x0*26);/i.test(text), {
    error: 'expected an address with & in place of &amp;',
  });

/** The value of a parameter: a text in which `{variant}` and the like are filled in, and `{{...}}` stays as it is. */
const Parameter = Line.pipe(z.string().max(200));

/** The parameters that analytics programs read, without `utm_`. */
export const Utm = z.strictObject({
  source: Parameter.optional(),
  medium: Parameter.optional(),
  campaign: Parameter.optional(),
  content: Parameter.optional(),
  term: Parameter.optional(),
  id: Parameter.optional(),
});
export type Utm = z.infer<typeof Utm>;

const asSeconds = (value: unknown): unknown =>
  typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value))
    ? {seconds: Number(value)}
    : value;

/** The frame of the master that stands for the video: by its number, from 0, or by the second at which it is shown. */
const CoverChoice = z.preprocess(
  asSeconds,
  z
    .strictObject({frame: z.int().min(0).optional(), seconds: z.number().min(0).optional()})
    .refine(({frame, seconds}) => (frame === undefined) !== (seconds === undefined), {
      error: 'expected either a frame or seconds',
    }),
);

/** What goes out beside the picture of a variant. Any field may be an axis or a column: `ad.headline`. */
export const AdCopy = z.strictObject({
  /** The text above or beside the video. It may have several lines. */
  primaryText: Lines.optional(),
  headline: Line.optional(),
  /** The longer headline that some placements of Google ask for. */
  longHeadline: Line.optional(),
  description: Line.optional(),
  callToAction: CallToAction.optional(),
  /** Where the ad leads: https only. */
  url: Destination.optional(),
  utm: Utm.optional(),
  cover: CoverChoice.optional(),
});
export type AdCopy = z.infer<typeof AdCopy>;

/** The frame of the cover, from 0. Default: the middle of the spot, because openings and ends often are not finished pictures. */
export function coverFrame(
  {cover}: Pick<AdCopy, 'cover'>,
  {frames, fps}: {frames: number; fps: number},
): number {
  const wanted =
    cover?.frame ?? (cover?.seconds === undefined ? undefined : Math.floor(cover.seconds * fps + 1e-6));
  return wanted ?? Math.floor(frames / 2);
}
