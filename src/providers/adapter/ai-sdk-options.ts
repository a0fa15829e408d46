import {writeWhole} from '../../machine/files/write-file.ts';
import type {Context} from '../contract/contract.ts';
import {failed, ProviderError} from '../contract/failure.ts';
import {type VideoAnswer, VideosAnswer} from './ai-sdk-answers.ts';
import type {CallOptions, File, VideoModel} from './ai-sdk-model.ts';
import {parseAnswer} from './parse-answer.ts';
import {base64Of, type VendorRequest} from './vendor-request.ts';

/** A planned request as options of the AI SDK. A param with a dot in its name is an option of one vendor. */
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
    // A single picture has a field of its own; of two, each has a role.
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

/** The specification wants every option to be there, if only as undefined. */
const BLANK: CallOptions = {
  prompt: undefined,
  n: 1,
  aspectRatio: undefined,
  resolution: undefined,
  duration: undefined,
  fps: undefined,
  seed: undefined,
  image: undefined,
  frameImages: undefined,
  inputReferences: undefined,
  generateAudio: undefined,
  providerOptions: {},
};

/**
 * Generates with a model that can only be waited for. It gives its clip once, with the answer, so the clip is stored before the job
 * has an id: the id is the clip's name in the store.
 */
export async function keepGenerated(
  model: VideoModel,
  options: CallOptions,
  {card}: VendorRequest,
  {draft, store, network, signal}: Context,
  {id, title}: {id: string; title: string},
): Promise<string> {
  if (!model.doGenerate) throw new Error(`${model.modelId} makes no videos`);
  if (!store || !network) throw new Error('no store to keep the clip in');
  const [video] = parseAnswer(VideosAnswer, await model.doGenerate(options)).videos;
  try {
    return await draft('mp4', async (file) => {
      if (video.type === 'uploaded') throw new Error('the model uploaded the video and says not where');
      if (video.type === 'url') {
        const hosts = [...(card.generation?.hosts ?? []), ...network.resultHosts];
        const allowed = {hosts, origin: network.instead(id)};
        await network.download(video.url, file, {allowed, headers: {}, signal});
      } else await writeWhole(file, bytesOf(video));
      return store.put(file, 'mp4');
    });
  } catch (error) {
    // The clip was made and is paid for, so the request must not be sent again.
    const message = error instanceof Error ? error.message : String(error);
    throw new ProviderError(title, 'give the clip', failed('internal', 'yes', 'broken', message));
  }
}

const bytesOf = ({data}: Extract<VideoAnswer, {data: unknown}>): Uint8Array =>
  typeof data === 'string' ? Buffer.from(data, 'base64') : data;
