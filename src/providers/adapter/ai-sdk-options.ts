import {writeWhole} from '../../machine/files/files.ts';
import type {Context} from '../contract/contract.ts';
import {failed, ProviderError} from '../contract/failure.ts';
import type {CallOptions, File, VideoModel} from './ai-sdk-model.ts';
import {base64Of, type VendorRequest} from './vendor-request.ts';

/** A planned request in the words of the AI SDK. A param with a dot in its name is an option of one vendor. */
export function aiSdkOptions({resolved, files}: VendorRequest): CallOptions {
  const own: CallOptions['providerOptions'] = {};
  const common: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(resolved.params)) {
    const [vendor = '', option] = name.split('.');
    if (option === undefined) common[name] = value;
    else own[vendor] = {...own[vendor], [option]: value};
  }
  const file = (uri: string): File => ({type: 'file', mediaType: 'image/jpeg', data: base64Of(uri)});
  const {photo, last, references} = files;
  return {
    ...BLANK,
    ...common,
    // One picture has a field of its own; two are told apart by their roles.
    ...(photo && last === undefined ? {image: file(photo)} : {}),
    ...(last === undefined
      ? {}
      : {
          frameImages: [
            ...(photo ? [{image: file(photo), frameType: 'first_frame' as const}] : []),
            {image: file(last), frameType: 'last_frame' as const},
          ],
        }),
    ...(references.length > 0 ? {inputReferences: references.map(file)} : {}),
    providerOptions: own,
  };
}

const BLANK = {
  ...{prompt: undefined, n: 1, aspectRatio: undefined, resolution: undefined, duration: undefined},
  ...{fps: undefined, seed: undefined, image: undefined, frameImages: undefined, inputReferences: undefined},
  ...{generateAudio: undefined, providerOptions: {}},
};

/** Of a model that can only be waited for: the answer is the clip, given once, so it is in the store before the job has a name. */
export async function keepGenerated(
  model: VideoModel,
  options: CallOptions,
  {card}: VendorRequest,
  {draft, store, network, signal}: Context,
  {id, title}: {id: string; title: string},
): Promise<string> {
  if (!model.doGenerate) throw new Error(`${model.modelId} makes no videos`);
  if (!store || !network) throw new Error('no store to keep the clip in');
  const [video] = (await model.doGenerate(options)).videos;
  try {
    return await draft('mp4', async (file) => {
      if (!video || video.type === 'uploaded') throw new Error('an answer without a video');
      if (video.type === 'url') {
        const hosts = [...(card.generation?.hosts ?? []), ...network.resultHosts];
        const allowed = {hosts, origin: network.instead(id)};
        await network.download(video.url, file, {allowed, headers: {}, signal});
      } else
        await writeWhole(
          file,
          typeof video.data === 'string' ? Buffer.from(video.data, 'base64') : video.data,
        );
      return store.put(file, 'mp4');
    });
  } catch (error) {
    // It was made, and paid for: never to be made again for that.
    const {message} = error as Error;
    throw new ProviderError(title, 'give the clip', failed('internal', 'yes', 'broken', message));
  }
}
