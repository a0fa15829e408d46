import {fileURLToPath} from 'node:url';
import {TenspotError} from '../../spot/problem/errors.ts';
import {FROM_SOURCE} from '../browser/protocol.ts';
import {ChildError, run} from '../process/child.ts';
import {isInstalled} from '../tools/installed.ts';
import {leftOut} from './left-out.ts';

/** The npm package that runs voice models. */
export const VOICE_PACKAGE = 'sherpa-onnx-node';

/** How a voice is opened, as the package takes it. */
export type VoiceConfig = ConstructorParameters<
  typeof import('sherpa-onnx-node')['default']['OfflineTts']
>[0];

/** A line, and the voice that speaks it. */
export type ModelLine = {
  /** The folder of the voice. */
  folder: string;
  /** Its paths are relative to `folder`: the library takes a path with a comma apart. */
  config: VoiceConfig;
  text: string;
  /** The number of the speaker. */
  speaker: number;
  /** How much faster than usual. */
  speed: number;
  /** The WAV file that is written; absolute. */
  file: string;
};

/** Milliseconds for one line: a large model needs seconds to load. */
const PATIENCE = 300_000;

/** The exit status of the process where the model works, but makes no sound of this line. */
export const SOUNDLESS = 3;

/**
 * Speaks a line with a voice model, in a process of its own: for a model that it does not like, the library ends the process. Errors:
 * `package-missing`; `child-failed`, with what the library says; `speech-incomplete` where it leaves out a word or a sound.
 */
export async function speakLine(line: ModelLine, signal?: AbortSignal): Promise<void> {
  if (!isInstalled(VOICE_PACKAGE)) throw notInstalled();
  const script = fileURLToPath(new URL(FROM_SOURCE ? './speak-host.ts' : './speak-host.js', import.meta.url));
  const {stderr} = await run(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    input: Buffer.from(JSON.stringify(line)),
    cwd: line.folder,
    signal,
    timeout: PATIENCE,
  }).catch((error: unknown) => {
    if (error instanceof ChildError && error.status === SOUNDLESS)
      throw leavesOut(error.stderr.trim().split('\n').at(-1) ?? '');
    throw error;
  });
  const left = leftOut(stderr);
  if (left.length > 0) throw leavesOut(left.join(', '));
}

const notInstalled = (): TenspotError =>
  new TenspotError({
    code: 'package-missing',
    what: 'the voice of this machine cannot speak',
    expected: `the package ${VOICE_PACKAGE}`,
    got: 'it is not installed',
    fix: `Install it: npm install ${VOICE_PACKAGE}`,
  });

const leavesOut = (got: string): TenspotError =>
  new TenspotError({
    code: 'speech-incomplete',
    what: 'the voice leaves out a part of the line',
    expected: 'a recording with every word and every sound of the line',
    got,
    fix: 'Give the word a spelling that the voice can say, in `pronunciation` of brand.yaml.',
  });
