import {Command} from 'commander';
import {type Making, takesSpot} from '../spot-argument.ts';
import {render} from './render.ts';

export const command = (signal: AbortSignal): Command =>
  takesSpot(
    new Command('make').description(
      'Makes everything of a spot: local takes, grade, sound, all variants, the wall and the manifest. Asks nothing and spends nothing.',
    ),
  ).action((spot: string | undefined, options: Making) =>
    render('make', spot, {...options, only: []}, signal),
  );
