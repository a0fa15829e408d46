import {readJson} from '../../../machine/files/read-file.ts';
import {writeWhole} from '../../../machine/files/write-file.ts';
import {parseAnswer} from '../../adapter/parse-answer.ts';
import type {WordsAnswer} from '../../adapter/words.ts';
import {SubmissionAnswer} from './answers.ts';

/** What an answer says. A refusal in any part of it makes the whole one. */
function readAnswer({status, output, incomplete_details, error}: SubmissionAnswer): WordsAnswer {
  const contents = output.flatMap(({content}) => content ?? []);
  const text = contents.flatMap((each) => ('text' in each ? String(each.text) : [])).join('');
  const refusal = contents.flatMap((each) => ('refusal' in each ? String(each.refusal) : [])).join(' ');
  if (refusal !== '') return {ended: 'refused', text, why: refusal};
  if (status === 'completed') return {ended: 'complete', text, why: ''};
  return {ended: 'incomplete', text, why: incomplete_details?.reason ?? error?.message ?? status};
}

/** Writes what a stored answer says, in the form that all vendors of words share. */
export async function writeAnswer(stored: string, file: string): Promise<void> {
  const answer = readAnswer(parseAnswer(SubmissionAnswer, await readJson(stored)));
  await writeWhole(file, JSON.stringify(answer));
}
