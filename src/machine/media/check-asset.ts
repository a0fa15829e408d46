import type {MediaType} from '../../spot/ledger/asset.ts';
import {readBytes} from '../files/read-file.ts';
import type {Tools} from '../tools/tools.ts';
import {decodeWhole} from './decode.ts';
import {ffmpeg, input} from './ffmpeg.ts';
import {imageSize} from './image.ts';
import {notMedia} from './media-problem.ts';
import {probe} from './probe.ts';

const EXTENSIONS: Record<MediaType, string> = {
  'video/mp4': 'mp4',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'image/png': 'png',
  'text/plain': 'txt',
  'application/json': 'json',
};

/** The extension of a stored file, without its dot. */
export const extensionOf = (mediaType: MediaType): string => EXTENSIONS[mediaType];

/** Containers of audio, as ffprobe names them. */
const AUDIO: Partial<Record<MediaType, string>> = {'audio/wav': 'wav', 'audio/mpeg': 'mp3'};

/** The longest audio from outside, in seconds: more is a mistake, or an attack on the decoder. */
const LONGEST_AUDIO = 1800;
/** The largest text from outside, in bytes. */
const LARGEST_TEXT = 2_000_000;

/** Reads a file from outside to its end. Throws unless it is a whole file of that media type, whatever its name is. */
export async function checkAsset(
  tools: Tools,
  file: string,
  mediaType: MediaType,
  signal?: AbortSignal | undefined,
): Promise<void> {
  if (mediaType === 'video/mp4') await decodeWhole(tools, file, signal);
  else if (mediaType === 'image/png') await imageSize(file);
  else if (AUDIO[mediaType]) await decodeAudio(tools, file, AUDIO[mediaType], signal);
  else await readText(file, mediaType);
}

async function decodeAudio(
  tools: Tools,
  file: string,
  container: string,
  signal?: AbortSignal,
): Promise<void> {
  const media = await probe(tools, file);
  if (!media.audio || media.container !== container)
    throw notMedia(file, `${container} audio`, `a file of the kind ${media.container}`);
  if (media.seconds > LONGEST_AUDIO)
    throw notMedia(file, `at most ${LONGEST_AUDIO} s`, `${media.seconds.toFixed(1)} s`);
  const args = [...input(file), '-map', '0:a:0', '-f', 'null', '-'];
  const {stderr} = await ffmpeg(tools, args, {signal, timeout: 300_000});
  const [words = ''] = stderr.trim().split('\n');
  if (words !== '')
    throw notMedia(file, 'audio that decodes to its end', words, undefined, 'audio-truncated');
}

async function readText(file: string, mediaType: MediaType): Promise<void> {
  const bytes = await readBytes(file);
  if (bytes.length > LARGEST_TEXT)
    throw notMedia(file, `at most ${LARGEST_TEXT} bytes of text`, `${bytes.length} bytes`);
  try {
    const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    if (mediaType === 'application/json') JSON.parse(text);
  } catch (error) {
    throw notMedia(file, `a whole file of the type ${mediaType}`, 'something else', error);
  }
}
