import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {onnxMetadata} from '../../../src/machine/voice/onnx-metadata.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {onnxModel} from '../../support/onnx-model.ts';

const bytesOf = (metadata: Record<string, string>, weights = 10): Buffer =>
  onnxModel({
    inputs: [{name: 'x', type: 'float', shape: [1]}],
    outputs: [{name: 'y', type: 'float', shape: [1]}],
    nodes: [{op: 'Identity', inputs: ['x'], output: 'y'}],
    constants: {weights: {type: 'float', shape: [weights], values: Array.from({length: weights}, () => 1)}},
    metadata,
  });

test('the metadata of a model is what was written into it, whatever its weights are', async () => {
  const file = join(temporaryFolder(), 'model.onnx');
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        fc.string({minLength: 1, unit: 'grapheme'}),
        fc.string({unit: 'grapheme', maxLength: 300}),
        {
          noNullPrototype: true,
        },
      ),
      fc.integer({min: 0, max: 5000}),
      async (metadata, weights) => {
        writeFileSync(file, bytesOf(metadata, weights));
        expect(await onnxMetadata(file)).toEqual(metadata);
      },
    ),
    {numRuns: 40},
  );
});

test('a file that is cut off, empty or something else has no metadata, and is no error', async () => {
  const file = join(temporaryFolder(), 'model.onnx');
  const whole = bytesOf({comment: 'piper'});
  const others = [
    whole.subarray(0, whole.length - 1),
    Buffer.alloc(0),
    Buffer.from('<html>not found</html>'),
  ];
  for (const bytes of others) {
    writeFileSync(file, bytes);
    expect(await onnxMetadata(file)).toBeUndefined();
  }
});

test('a file of very many small fields is no model, and is given up soon', async () => {
  const file = join(temporaryFolder(), 'model.onnx');
  writeFileSync(file, Buffer.alloc(2_000_000, Buffer.from([0x08, 0x01])));
  const began = performance.now();
  expect(await onnxMetadata(file)).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(5_000);
});
