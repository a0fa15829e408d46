import type {SampleSubject} from '../../machine/media/sample-clips.ts';

type Submitted = {id: string; route: string; body: Record<string, unknown>};

/**
 * What a fake vendor's clip shows: the first picture in the request, in whichever field the vendor has it. The route is part
 * of the seed because ids of two vendors may be equal. It is also the model, whose clips have a look of their own.
 */
export async function subjectOf({id, route, body}: Submitted): Promise<SampleSubject> {
  return {seed: `${route} ${id}`, model: route, picture: await pictureIn(body)};
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
