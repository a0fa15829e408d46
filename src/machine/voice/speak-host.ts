import {text} from 'node:stream/consumers';
import sherpa from 'sherpa-onnx-node';
import type {ModelLine} from './speak-line.ts';

// The process of `speakLine`: it reads a line as JSON from stdin, and writes it as WAV. Exit status 1 with a reason on stderr if it cannot.
const {config, file, speaker, speed, ...line} = JSON.parse(await text(process.stdin)) as ModelLine;
const voice = new sherpa.OfflineTts(config);
const {samples, sampleRate} = voice.generate({
  text: line.text,
  sid: speaker,
  speed,
  enableExternalBuffer: false,
});
if (samples.length === 0) throw new Error('the model made no sound of this text');
if (!samples.every(Number.isFinite)) throw new Error('the model made sound with values that are no numbers');
if (!sherpa.writeWave(file, {samples, sampleRate}))
  throw new Error(`the sound could not be written to ${file}`);
