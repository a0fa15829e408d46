import {pick} from '../../node/pick.ts';
import {openHere} from '../arguments/here.ts';
import {printVerdict, type VerdictFlags, verdictCommand} from '../arguments/verdict-command.ts';
import {describeTakeFindings} from '../output/describe-check.ts';
import {openProgress} from '../output/progress.ts';
import type {TenspotCommand} from '../tenspot-command.ts';

export const command = (): TenspotCommand =>
  verdictCommand(
    'pick',
    'Chooses the take of a shot that the spot shows. Writes it to edit.yaml, records the pick in takes.yaml, and prints what the rules about takes find in it.',
  )
    .option('--no-check', 'do not apply the rules of `tenspot check` about takes')
    .runs(async (shot: string, take: number, flags: VerdictFlags & {check: boolean}) => {
      const project = await openHere();
      const picked = await pick(project, {shot, take, ...flags, onProgress: openProgress()});
      const {findings} = picked;
      return printVerdict(picked, project.root, flags, {findings, lines: describeTakeFindings(findings)});
    });
