/** Writes small ONNX models: what tests need of the format, in protobuf. */

/** One operator of a graph. `attributes`: whole numbers. */
type OnnxNode = {
  op: string;
  inputs: readonly string[];
  output: string;
  attributes?: Readonly<Record<string, number>>;
};

/** A value that goes into a model, or comes out of it. */
type OnnxValue = {name: string; type: keyof typeof TYPES; shape: readonly (number | string)[]};

/** A model without training: its graph, its constants and its metadata. */
export type OnnxModel = {
  inputs: readonly OnnxValue[];
  outputs: readonly OnnxValue[];
  nodes: readonly OnnxNode[];
  constants: Readonly<
    Record<string, {type: keyof typeof TYPES; shape: readonly number[]; values: readonly number[]}>
  >;
  metadata: Readonly<Record<string, string>>;
};

/** Element types by their numbers in the format. */
export const TYPES = {float: 1, int64: 7} as const;

const INT_ATTRIBUTE = 2;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}

const number = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)]);

function part(field: number, content: Buffer | string): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes]);
}

const parts = (field: number, contents: readonly (Buffer | string)[]): Buffer =>
  Buffer.concat(contents.map((content) => part(field, content)));

function valueInfo({name, type, shape}: OnnxValue): Buffer {
  const dimensions = shape.map((each) => (typeof each === 'number' ? number(1, each) : part(2, each)));
  const tensor = Buffer.concat([number(1, TYPES[type]), part(2, parts(1, dimensions))]);
  return Buffer.concat([part(1, name), part(2, part(1, tensor))]);
}

function node({op, inputs, output, attributes = {}}: OnnxNode): Buffer {
  const own = Object.entries(attributes).map(([name, value]) =>
    Buffer.concat([part(1, name), number(3, value), number(20, INT_ATTRIBUTE)]),
  );
  return Buffer.concat([parts(1, inputs), part(2, output), part(4, op), parts(5, own)]);
}

function constant([name, {type, shape, values}]: [string, OnnxModel['constants'][string]]): Buffer {
  const raw =
    type === 'float'
      ? Buffer.from(Float32Array.from(values).buffer)
      : Buffer.from(BigInt64Array.from(values, BigInt).buffer);
  return Buffer.concat([
    ...shape.map((each) => number(1, each)),
    number(2, TYPES[type]),
    part(8, name),
    part(9, raw),
  ]);
}

/** The bytes of a `.onnx` file. */
export function onnxModel({inputs, outputs, nodes, constants, metadata}: OnnxModel): Buffer {
  const graph = Buffer.concat([
    parts(1, nodes.map(node)),
    part(2, 'graph'),
    parts(5, Object.entries(constants).map(constant)),
    parts(11, inputs.map(valueInfo)),
    parts(12, outputs.map(valueInfo)),
  ]);
  const facts = Object.entries(metadata).map(([key, value]) => Buffer.concat([part(1, key), part(2, value)]));
  return Buffer.concat([number(1, 8), part(7, graph), part(8, number(2, 17)), parts(14, facts)]);
}
