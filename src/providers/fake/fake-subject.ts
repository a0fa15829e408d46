import type {SampleSubject} from '../../machine/media/sample-clips.ts';
import type {FakeJob} from './fake-vendor.ts';

/**
 * What a made-up vendor's clip is of: the first picture that came along with the request, wherever the vendor has it. Ids of two
 * vendors may be equal.
 */
export async function subjectOf({
  id,
  route,
  body,
}: Pick<FakeJob, 'id' | 'route' | 'body'>): Promise<SampleSubject> {
  return {seed: `${route} ${id}`, picture: await pictureIn(body)};
}

const DATA = /^data:image\/[a-z+]+;base64,/;
/** What a PNG, a JPEG and a WebP begin with, in Base64: a vendor that takes pictures bare has no more to go by. */
const BARE = /^(iVBORw0KGgo|\/9j\/|UklGR)[A-Za-z0-9+/=]{400,}$/;

async function pictureIn(value: unknown): Promise<Uint8Array | undefined> {
  if (typeof value === 'string')
    return DATA.test(value) || BARE.test(value)
      ? new Uint8Array(Buffer.from(value.replace(DATA, ''), 'base64'))
      : undefined;
  if (value instanceof Blob) return new Uint8Array(await value.arrayBuffer());
  if (typeof value !== 'object' || value === null) return undefined;
  for (const each of Object.values(value)) {
    const found = await pictureIn(each);
    if (found) return found;
  }
  return undefined;
}
