import {writtenAt} from '../../machine/files/read-file.ts';
import {captionCues} from '../../spot/delivery/caption-cues.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import type {CaptionFile} from '../review/caption-files.ts';
import type {DeliveryCandidate} from './deliver-context.ts';

/** What keeps the captions beside a master from being delivered: the first problem of the first file that has one. */
export async function captionsProblem({
  captions,
  record,
  master,
}: DeliveryCandidate): Promise<Problem | undefined> {
  const rendered = master ? await writtenAt(master.file) : 0;
  const seconds = record?.seconds ?? Number.POSITIVE_INFINITY;
  const frame = 1 / (record?.fps ?? 1);
  for (const file of captions) {
    const problem = problemOf(file, rendered, seconds + frame);
    if (problem) return problem;
  }
  return undefined;
}

function problemOf(
  {kind, file, data, writtenAt: at}: CaptionFile,
  rendered: number,
  end: number,
): Problem | undefined {
  const text = textOf(data);
  const cues =
    text === undefined ? {line: 1, expected: 'UTF-8', got: 'other bytes'} : captionCues(text, kind);
  if (!Array.isArray(cues))
    return {
      code: 'captions-invalid',
      what: 'the captions cannot be read',
      where: {file, line: cues.line},
      expected: cues.expected,
      got: cues.got,
      fix: `Correct line ${cues.line} of the file.`,
    };
  const late = cues.find(({to}) => to > end);
  if (late)
    return {
      code: 'captions-long',
      what: 'a caption is shown after the end of the master',
      where: {file, line: late.line},
      expected: `captions that end at ${end.toFixed(2)} s or before`,
      got: `${late.to.toFixed(2)} s`,
      fix: 'Use the captions of this variant.',
    };
  if (at >= rendered) return undefined;
  return {
    code: 'captions-outdated',
    what: 'the captions are older than the master, and may belong to an earlier one',
    where: {file},
    expected: `a file that was saved after ${new Date(rendered).toISOString()}`,
    got: new Date(at).toISOString(),
    fix: 'Compare the captions with the master and save the file again, or remove it.',
  };
}

function textOf(data: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(data);
  } catch {
    return undefined;
  }
}
