import Ocr from '@gutenye/ocr-node';
import {z} from 'zod';
import type {FromTextHost, ToTextHost} from './text-protocol.ts';

/** The corners of a line: top left, top right, bottom right, bottom left. */
const Corners = z.array(z.tuple([z.number(), z.number()])).length(4);
const Lines = z.array(z.object({text: z.string(), mean: z.number(), box: Corners}));

const report = (message: FromTextHost): void => void process.send?.(message);

// Without arenas the memory of a large picture is given back. One thread: several wait for each other by spinning, which takes 1.8 times the
// CPU time.
const ocr = await Ocr.create({
  onnxOptions: {intraOpNumThreads: 1, enableCpuMemArena: false, enableMemPattern: false, logSeverityLevel: 3},
});

async function read(file: string): Promise<FromTextHost & {type: 'read'}> {
  const lines = Lines.parse(await ocr.detect(file));
  return {
    type: 'read',
    lines: lines.map(({text, mean: confidence, box}) => {
      const [xs, ys] = [box.map(([x]) => x), box.map(([, y]) => y)];
      const [x, y] = [Math.min(...xs), Math.min(...ys)];
      return {
        text,
        confidence,
        box: {x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y},
      };
    }),
  };
}

process.on('message', ({file}: ToTextHost) => {
  read(file).then(report, (error: unknown) => report({type: 'failed', why: String(error)}));
});
process.on('disconnect', () => process.exit());

report({type: 'ready'});
