import {readBytes} from '../../machine/files/read-file.ts';
import {asJpeg} from '../../machine/media/image.ts';
import {probeVideo} from '../../machine/media/probe.ts';
import type {CardFacts, ModelCard} from '../contract/card.ts';
import type {Context} from '../contract/contract.ts';
import {failed, ProviderError} from '../contract/failure.ts';
import {footageOf, type ResolvedRequest} from '../contract/request.ts';

/** A request with its files, ready to be sent. */
export type VendorRequest<Card extends CardFacts = ModelCard> = {
  /** The request as it was planned. */
  resolved: ResolvedRequest;
  /** The card of its model. */
  card: Card;
  /** What the vendor calls the model, for what goes in. */
  route: string;
  /** Files as `data:` URIs, so that none has to lie on a server where others could fetch it. */
  files: {photo?: string; last?: string; clip?: string; references: string[]};
  /** Our id of the job, for vendors that take one. Undefined outside a purchase. */
  clientId: string | undefined;
};

/** The most bytes that a clip may have in a request. */
const CLIP_BYTES = 3_700_000;

export async function vendorRequest(
  resolved: ResolvedRequest,
  card: ModelCard,
  context: Context,
  title: string,
): Promise<VendorRequest> {
  const {inputs} = resolved;
  const route = routeOf(resolved, card, title);
  const picture = async (sha256: string): Promise<string> =>
    dataUri('image/jpeg', await asJpeg(context.input(sha256)));
  return {
    resolved,
    card,
    route,
    files: {
      ...(inputs.photo ? {photo: await picture(inputs.photo)} : {}),
      ...(inputs.last ? {last: await picture(inputs.last)} : {}),
      ...(inputs.clip ? {clip: await clipFor(inputs.clip, resolved, context, title)} : {}),
      references: await Promise.all(referencesIn(inputs).map(picture)),
    },
    clientId: context.clientId,
  };
}

/** The files of a request by their places: the first one is `reference-1`. */
export const asReferences = (files: readonly string[]): Record<string, string> =>
  Object.fromEntries(files.map((sha256, index) => [`reference-${index + 1}`, sha256]));

/** The sha256 of the files that `asReferences` named, in their order. */
const referencesIn = (inputs: ResolvedRequest['inputs']): string[] =>
  Object.keys(inputs)
    .filter((name) => name.startsWith('reference-'))
    .sort((a, b) => a.localeCompare(b, 'en', {numeric: true}))
    .map((name) => inputs[name] ?? '');

/** The JPEG files of a request as `data:` URIs, as they are. */
export const sentReferences = (
  {inputs}: ResolvedRequest,
  {input}: Pick<Context, 'input'>,
): Promise<string[]> =>
  Promise.all(
    referencesIn(inputs).map(async (sha256) => dataUri('image/jpeg', await readBytes(input(sha256)))),
  );

/** What the vendor calls the model, for what goes in. Throws where the model does not start from that. */
export function routeOf({inputs}: ResolvedRequest, {id, generation}: ModelCard, title: string): string {
  const routes = generation?.routes ?? {};
  const route = inputs.clip ? routes.clip : inputs.photo ? routes.photo : routes.words;
  if (route !== undefined) return route;
  const message = `${id} does not start from ${inputs.photo ? 'a photo' : 'words alone'}`;
  throw new ProviderError(title, 'confirm the job', failed('invalid', 'no', 'route', message));
}

/** Refuses a clip that is longer than the estimate is for: it would cost more than was reserved. */
async function clipFor(
  sha256: string,
  resolved: ResolvedRequest,
  context: Context,
  title: string,
): Promise<string> {
  const file = context.input(sha256);
  const bytes = await readBytes(file);
  const {seconds} = await probeVideo(context.tools, file);
  const refuse = (code: string, message: string) =>
    new ProviderError(
      title,
      'confirm the job',
      failed('invalid', 'no', code, message),
      'Trim the clip, or make it smaller.',
    );
  if (bytes.length > CLIP_BYTES)
    throw refuse('clip-size', `at most ${CLIP_BYTES} bytes of clip, got ${bytes.length}`);
  const priced = footageOf(resolved)?.seconds ?? Infinity;
  if (seconds > priced + 0.5)
    throw refuse('clip-length', `the price is for ${priced} s, the clip has ${seconds.toFixed(2)} s`);
  return dataUri('video/mp4', bytes);
}

const dataUri = (type: string, bytes: Uint8Array): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

/** The bytes of a `data:` URI, as base64. */
export const base64Of = (uri: string): string => uri.slice(uri.indexOf(',') + 1);
