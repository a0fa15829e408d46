import {reject} from '../../node/reject.ts';
import {openHere} from '../arguments/here.ts';
import {printVerdict, type VerdictFlags, verdictCommand} from '../arguments/verdict-command.ts';
import {openProgress} from '../output/progress.ts';
import type {TenspotCommand} from '../tenspot-command.ts';

export const command = (): TenspotCommand =>
  verdictCommand(
    'reject',
    'Rejects a take, with a reason. The spot then shows another take, if there is one. For later purchases, Tenspot ranks the model lower.',
  )
    .option('--why <reason>', 'required: what is wrong with it, in a few words; written to takes.yaml')
    .runs(async (shot: string, take: number, flags: VerdictFlags & {why: string | undefined}) => {
      const project = await openHere();
      return printVerdict(
        await reject(project, {shot, take, ...flags, onProgress: openProgress()}),
        project.root,
        flags,
      );
    });
