import {cpSync, existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {onnxModel} from './onnx-model.ts';

/** Where Debian's espeak-ng keeps its rules. */
const RULES = ['/usr/lib/x86_64-linux-gnu/espeak-ng-data', '/usr/lib/aarch64-linux-gnu/espeak-ng-data'].find(
  (folder) => existsSync(folder),
);

/** Whether this machine has what the real library needs: the rules with which a model reads text. */
export const CAN_SPEAK = RULES !== undefined;

/** The rules for English alone. */
const ENGLISH = [
  'phontab',
  'phonindex',
  'phondata',
  'intonations',
  'en_dict',
  'lang/gmw/en',
  'lang/gmw/en-US',
];

/** The symbols of a text in phonemes, as Piper's models number them. */
const SYMBOLS = [
  ..."_^$ !'(),-.:;?abcdefghijklmnopqrstuvwxyzæçðøħŋœɐɑɒɓɔɕɖɗɘəɚɛɜɞɟɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʙʛʜʝʟʡʢʲˈˌːˑ˞βθχᵻ",
];

const SCALAR = {float: {type: 'float', shape: []}, whole: {type: 'int64', shape: []}} as const;

/** A wave for each symbol, of a pitch of its own. `longer` is the name of the number that makes all of them longer. */
const tones = (input: string, longer: string, noise: string, output: string) => ({
  constants: {
    zero: {...SCALAR.float, values: [0]},
    one: {...SCALAR.float, values: [1]},
    each: {...SCALAR.float, values: [1000]},
    step: {...SCALAR.float, values: [0.02]},
    loud: {...SCALAR.float, values: [0.4]},
    last: {type: 'int64' as const, shape: [1], values: [2]},
    flat: {type: 'int64' as const, shape: [3], values: [1, 1, -1]},
  },
  nodes: [
    {op: 'Mul', inputs: [longer, 'each'], output: 'samples'},
    {op: 'Range', inputs: ['zero', 'samples', 'one'], output: 'time'},
    {op: 'Mul', inputs: ['time', 'step'], output: 'angle'},
    {op: 'Cast', inputs: [input], output: 'pitch', attributes: {to: 1}},
    {op: 'Unsqueeze', inputs: ['pitch', 'last'], output: 'pitches'},
    {op: 'Mul', inputs: ['pitches', 'angle'], output: 'phase'},
    {op: 'Sin', inputs: ['phase'], output: 'wave'},
    {op: 'Mul', inputs: ['wave', 'loud'], output: 'tone'},
    // As the models of Piper do: they ask for noise, and scale it.
    {op: 'RandomNormalLike', inputs: ['tone'], output: 'hiss'},
    {op: 'Mul', inputs: ['hiss', noise], output: 'noise'},
    {op: 'Add', inputs: ['tone', 'noise'], output: 'sound'},
    {op: 'Reshape', inputs: ['sound', 'flat'], output},
  ],
});

function writeFolder(folder: string, model: Buffer): string {
  mkdirSync(join(folder, 'espeak-ng-data'), {recursive: true});
  for (const name of ENGLISH) {
    const to = join(folder, 'espeak-ng-data', name);
    mkdirSync(dirname(to), {recursive: true});
    if (RULES === undefined) writeFileSync(to, 'rules');
    else cpSync(join(RULES, name), to);
  }
  writeFileSync(join(folder, 'model.onnx'), model);
  writeFileSync(join(folder, 'tokens.txt'), SYMBOLS.map((symbol, id) => `${symbol} ${id}\n`).join(''));
  return folder;
}

/** Writes a Piper voice that hums: a model without training, in the format and with the inputs of a real one. */
export function writePiper(folder: string, metadata: Record<string, string> = {}): string {
  const {constants, nodes} = tones('input', 'length_scale', 'noise_scale', 'output');
  return writeFolder(
    folder,
    onnxModel({
      inputs: [
        {name: 'input', type: 'int64', shape: [1, 'length']},
        {name: 'input_lengths', type: 'int64', shape: [1]},
        {name: 'scales', type: 'float', shape: [3]},
      ],
      outputs: [{name: 'output', type: 'float', shape: [1, 1, 'samples']}],
      constants: {
        ...constants,
        first: {...SCALAR.whole, values: [0]},
        second: {...SCALAR.whole, values: [1]},
      },
      nodes: [
        {op: 'Gather', inputs: ['scales', 'first'], output: 'noise_scale'},
        {op: 'Gather', inputs: ['scales', 'second'], output: 'length_scale'},
        ...nodes,
      ],
      metadata: {
        ...{model_type: 'vits', comment: 'piper', language: 'English', voice: 'en-us', has_espeak: '1'},
        ...{sample_rate: '16000', n_speakers: '1', add_blank: '1', ...metadata},
      },
    }),
  );
}

/** Writes a Kokoro voice that hums, with two speakers. The second one has a longer tone for each symbol. */
export function writeKokoro(folder: string, metadata: Record<string, string> = {}): string {
  const {constants, nodes} = tones('tokens', 'longer', 'zero', 'audio');
  const longest = 200;
  const written = writeFolder(
    folder,
    onnxModel({
      inputs: [
        {name: 'tokens', type: 'int64', shape: [1, 'length']},
        {name: 'style', type: 'float', shape: [1, 1]},
        {name: 'speed', type: 'float', shape: [1]},
      ],
      outputs: [{name: 'audio', type: 'float', shape: [1, 1, 'samples']}],
      constants: {...constants, scalar: {type: 'int64', shape: [0], values: []}},
      nodes: [
        {op: 'Div', inputs: ['style', 'speed'], output: 'slower'},
        {op: 'Reshape', inputs: ['slower', 'scalar'], output: 'longer'},
        ...nodes,
      ],
      metadata: {
        ...{model_type: 'kokoro', language: 'English', voice: 'en-us', has_espeak: '1', version: '1'},
        ...{
          sample_rate: '24000',
          n_speakers: '2',
          speaker_names: 'af_one,am_two',
          style_dim: `${longest},1,1`,
        },
        ...metadata,
      },
    }),
  );
  const styles = [1, 2].flatMap((length) => Array.from({length: longest}, () => length));
  writeFileSync(join(folder, 'voices.bin'), Buffer.from(Float32Array.from(styles).buffer));
  return written;
}
