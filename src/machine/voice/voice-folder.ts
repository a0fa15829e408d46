import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {invalid, type Problem, type TenspotError} from '../../spot/problem/errors.ts';
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

const EXPECTED = `a Piper or Kokoro model of sherpa-onnx: one .onnx file, ${TOKENS}, ${ESPEAK_DATA}/, and for Kokoro ${STYLES}`;

/** Looks at the folder of a voice model. Errors: `voice-folder`. */
export async function readVoiceFolder(folder: string): Promise<VoiceFolder> {
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined)
    throw unusable(folder, 'no such folder', 'Put the folder there, or correct `folder`.');
  const [model, ...others] = names.filter((name) => name.endsWith('.onnx'));
  if (model === undefined || others.length > 0)
    throw unusable(folder, model === undefined ? 'no .onnx file' : `${others.length + 1} .onnx files`);
  for (const needed of [TOKENS, join(ESPEAK_DATA, 'phontab')])
    if (!(await isFile(join(folder, needed)))) throw unusable(folder, `no ${needed}`);
  const metadata = await onnxMetadata(join(folder, model));
  if (metadata === undefined) throw unusable(folder, `${model} is not a whole ONNX file`);
  if (!/^\d+$/.test(metadata.n_speakers ?? '') || !metadata.sample_rate)
    throw unusable(
      folder,
      `${model} does not say how many speakers it has, and at which rate`,
      'Take the folder that sherpa-onnx publishes of this voice: it has added this to the model.',
    );
  const count = Number(metadata.n_speakers);
  const named = metadata.speaker_names?.split(',').map((name) => name.trim());
  const speakers =
    named?.length === count ? named : Array.from({length: Math.max(count, 1)}, (_, index) => String(index));
  const common = {model, speakers};
  if (metadata.model_type === 'kokoro') {
    if (!names.includes(STYLES)) throw unusable(folder, `no ${STYLES}`);
    return {...common, ...kokoroFacts(names, Number(metadata.version ?? 1))};
  }
  if (!metadata.comment?.includes('piper') || !metadata.voice)
    throw unusable(
      folder,
      `a model of another kind: ${metadata.comment || metadata.model_type || 'it names none'}`,
    );
  const languages = espeakLanguages(metadata.voice);
  return {...common, kind: 'piper', lexicons: [], severalLanguages: false, languages};
}

function kokoroFacts(
  names: readonly string[],
  version: number,
): Pick<VoiceFolder, 'kind' | 'lexicons' | 'languages' | 'severalLanguages'> {
  if (version < 2) return {kind: 'kokoro', lexicons: [], languages: ['en', 'en-us'], severalLanguages: false};
  const lexicons = names.filter((name) => /^lexicon.*\.txt$/.test(name)).sort();
  const chinese = lexicons.some((name) => name.includes('zh')) ? ['zh'] : [];
  return {kind: 'kokoro', lexicons, languages: [...KOKORO_LANGUAGES, ...chinese], severalLanguages: true};
}

/** The tags of a voice of espeak-ng: `en-gb-x-rp` speaks `en` and `en-gb`. */
function espeakLanguages(voice: string): string[] {
  const [first = '', region] = voice.toLowerCase().split('-');
  const language = first === 'cmn' ? 'zh' : first;
  return region === undefined || region.length === 1 ? [language] : [language, `${language}-${region}`];
}

/** A hash of all files that decide how a voice sounds. */
export async function hashVoiceFolder(
  folder: string,
  {model, lexicons, kind}: VoiceFolder,
  hash: (path: string) => Promise<string> = sha256File,
): Promise<string> {
  const data = (await listFiles(join(folder, ESPEAK_DATA))).map((name) => join(ESPEAK_DATA, name));
  const files = [model, TOKENS, ...(kind === 'kokoro' ? [STYLES] : []), ...lexicons, ...data];
  const hashes: [string, string][] = [];
  for (const file of files) hashes.push([file.replaceAll('\\', '/'), await hash(join(folder, file))]);
  return keyOf({voice: hashes});
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
