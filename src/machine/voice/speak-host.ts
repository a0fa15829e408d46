import {text} from 'node:stream/consumers';
import sherpa from 'sherpa-onnx-node';
import {type ModelLine, SOUNDLESS} from './speak-line.ts';

// The process of `speakLine`, in the folder of the voice: it reads a line as JSON from stdin, and writes it as WAV. If it cannot, it exits
// with a reason on stderr: status 3 (`SOUNDLESS`) where the model makes no sound of this line, and another one where it does not work.
const {config, file, speaker, speed, ...line} = JSON.parse(await text(process.stdin)) as ModelLine;
const voice = new sherpa.OfflineTts(config);
const {samples, sampleRate} = voice.generate({
  text: line.text,
  sid: speaker,
  speed,
  enableExternalBuffer: false,
});
const nothing =
  samples.length === 0
    ? 'the model made no sound of this text'
    : samples.every(Number.isFinite)
      ? null
      : 'the model made sound with values that are no numbers';
if (nothing !== null) {
  process.stderr.write(`${nothing}\n`);
  process.exitCode = SOUNDLESS;
} else if (!sherpa.writeWave(file, {samples, sampleRate}))
  throw new Error(`the sound could not be written to ${file}`);
