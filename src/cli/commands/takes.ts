import {Command} from 'commander';
import {reconcile} from './takes-reconcile.ts';

export const command = (signal: AbortSignal): Command =>
  new Command('takes')
    .description('Takes that were bought, and what waits for a person.')
    .addCommand(reconcile(signal));
