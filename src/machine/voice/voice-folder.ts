import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {invalid, type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/file-error.ts';
import {listFiles} from '../files/folders.ts';
import {keyOf, sha256File} from '../files/hash.ts';
import {isFile} from '../files/read-file.ts';
import {onnxMetadata} from './onnx-metadata.ts';

/** The folder of a voice model as sherpa-onnx publishes them, and what is in it. Paths are relative to it. */
export type VoiceFolder = {
  kind: 'piper' | 'kokoro';
  /** The `.onnx` file. */
  model: string;
  /** Word lists, only of Kokoro models with several languages. */
  lexicons: string[];
  /** Languages that it speaks, as BCP 47 tags in lower case. */
  languages: string[];
  /** The names of its speakers, in their order; numbers from 0 where the model has no names. */
  speakers: string[];
  /** Whether it has to be told the language. */
  severalLanguages: boolean;
};

/** The pronunciation rules of espeak-ng, which Piper and Kokoro models read text with. */
export const ESPEAK_DATA = 'espeak-ng-data';
/** The numbers of the model's symbols. */
export const TOKENS = 'tokens.txt';
/** The speakers of a Kokoro model. */
export const STYLES = 'voices.bin';

/** What Kokoro 1.0 and later speak, as sherpa-onnx names the languages. Chinese needs a word list. */
const KOKORO_LANGUAGES = ['en', 'en-us', 'en-gb', 'es', 'fr', 'hi', 'it', 'pt', 'pt-br'];

/** The most speakers that a model may have. The largest that sherpa-onnx publishes has 904. */
const MOST_SPEAKERS = 10_000;

const EXPECTED = `a Piper or Kokoro model of sherpa-onnx: one .onnx file, ${TOKENS}, ${ESPEAK_DATA}/, and for Kokoro ${STYLES}`;

/** Looks at the folder of a voice model. Errors: `voice-folder`, also for a file that cannot be read. */
export const readVoiceFolder = (folder: string): Promise<VoiceFolder> =>
  lookAt(folder).catch((error: unknown) => {
    throw asFault(error, folder);
  });

async function lookAt(folder: string): Promise<VoiceFolder> {
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined)
    throw unusable(folder, 'no such folder', 'Put the folder there, or correct `folder`.');
  const models: string[] = [];
  for (const name of names)
    if (name.endsWith('.onnx') && (await isFile(join(folder, name)))) models.push(name);
  const [model, ...others] = models;
  if (model === undefined || others.length > 0)
    throw unusable(folder, model === undefined ? 'no .onnx file' : `${models.length} .onnx files`);
  for (const needed of [TOKENS, join(ESPEAK_DATA, 'phontab')])
    if (!(await isFile(join(folder, needed)))) throw unusable(folder, `no ${needed}`);
  const metadata = await onnxMetadata(join(folder, model));
  if (metadata === undefined) throw unusable(folder, `${model} is not a whole ONNX file`);
  if (!/^\d+$/.test(metadata.n_speakers ?? '') || !/^\d+$/.test(metadata.sample_rate ?? ''))
    throw unusable(
      folder,
      `${model} does not say how many speakers it has, and at which rate`,
      'Take the folder that sherpa-onnx publishes of this voice: it has added this to the model.',
    );
  const common = {model, speakers: speakersOf(metadata, folder)};
  if (metadata.model_type === 'kokoro') {
    if (!(await isFile(join(folder, STYLES)))) throw unusable(folder, `no ${STYLES}`);
    return {...common, ...kokoroFacts(names, metadata.version ?? '1', folder)};
  }
  if (!metadata.comment?.includes('piper') || !metadata.voice)
    throw unusable(
      folder,
      `a model of another kind: ${metadata.comment || metadata.model_type || 'it names none'}`,
    );
  const languages = espeakLanguages(metadata.voice, folder);
  return {...common, kind: 'piper', lexicons: [], severalLanguages: false, languages};
}

/** The names of the speakers, where each has one of its own; else numbers from 0. */
function speakersOf(metadata: Record<string, string>, folder: string): string[] {
  const count = Number(metadata.n_speakers);
  if (count > MOST_SPEAKERS)
    throw unusable(
      folder,
      `a model with ${metadata.n_speakers} speakers, where ${MOST_SPEAKERS} is the most`,
    );
  const named = metadata.speaker_names?.split(',').map((name) => name.trim()) ?? [];
  const isUsable = named.length === count && !named.includes('') && new Set(named).size === count;
  return isUsable ? named : Array.from({length: Math.max(count, 1)}, (_, index) => String(index));
}

function kokoroFacts(
  names: readonly string[],
  version: string,
  folder: string,
): Pick<VoiceFolder, 'kind' | 'lexicons' | 'languages' | 'severalLanguages'> {
  if (!/^\d+$/.test(version)) throw unusable(folder, `a model of the version "${version}"`);
  if (Number(version) < 2)
    return {kind: 'kokoro', lexicons: [], languages: ['en', 'en-us'], severalLanguages: false};
  const lexicons = names.filter((name) => /^lexicon.*\.txt$/.test(name)).sort();
  const split = lexicons.find((name) => name.includes(','));
  if (split !== undefined)
    throw unusable(folder, `a comma in ${split}: the library would read two names`, 'Rename the file.');
  const chinese = lexicons.some((name) => name.includes('zh')) ? ['zh'] : [];
  return {kind: 'kokoro', lexicons, languages: [...KOKORO_LANGUAGES, ...chinese], severalLanguages: true};
}

/** The tags of a voice of espeak-ng: `en-gb-x-rp` speaks `en` and `en-gb`. */
function espeakLanguages(voice: string, folder: string): string[] {
  if (!/^[a-z]{2,3}(?:-[a-z\d]+)*$/i.test(voice))
    throw unusable(folder, `a model of the language "${voice.slice(0, 40)}"`);
  const [first = '', region] = voice.toLowerCase().split('-');
  const language = first === 'cmn' ? 'zh' : first;
  return region === undefined || region.length === 1 ? [language] : [language, `${language}-${region}`];
}

/** A hash of all files that decide how a voice sounds. Errors: `voice-folder` for a file that cannot be read. */
export async function hashVoiceFolder(
  folder: string,
  {model, lexicons, kind}: VoiceFolder,
  hash: (path: string) => Promise<string> = sha256File,
): Promise<string> {
  const hashes: [string, string][] = [];
  let file = ESPEAK_DATA;
  try {
    const data = (await listFiles(join(folder, ESPEAK_DATA))).map((name) => join(ESPEAK_DATA, name));
    for (file of [model, TOKENS, ...(kind === 'kokoro' ? [STYLES] : []), ...lexicons, ...data])
      hashes.push([file.replaceAll('\\', '/'), await hash(join(folder, file))]);
  } catch (error) {
    throw asFault(error, folder, file);
  }
  return keyOf({voice: hashes});
}

/** An error of the file system as one of the folder. Other errors are returned as they are. `file`: what was read. */
function asFault(error: unknown, folder: string, file = 'a file'): unknown {
  const known = error instanceof TenspotError ? error : fileError(error, folder);
  if (!(known instanceof TenspotError) || known === error) return error;
  const [{what, got, fix} = {what: 'unknown'} as Problem] = known.problems;
  return unusable(folder, `${file} cannot be read: ${what} (${got})`, fix);
}

function unusable(
  folder: string,
  got: string,
  fix = 'Name the folder of a voice that sherpa-onnx publishes, unpacked, and leave its files as they are.',
): TenspotError {
  const problem: Problem = {
    code: 'voice-folder',
    what: 'this folder has no voice model that can be used',
    where: {file: folder},
    expected: EXPECTED,
    got,
    fix,
  };
  return invalid(problem);
}
