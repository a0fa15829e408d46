import {invalid} from '../../spot/problem/errors.ts';
import type {LostLine} from './plan-writing.ts';

/** The error of a run that would replace lines of a person without having asked. */
export const wouldOverwrite = (lost: readonly LostLine[]) =>
  invalid({
    code: 'write-overwrites',
    what: `this would replace ${lost.length} ${lost.length === 1 ? 'line' : 'lines'} that a person wrote or removed, so Tenspot wrote nothing`,
    expected: 'a person at a terminal who agrees, or --yes',
    got: lost
      .slice(0, 8)
      .map(
        ({document, path, text, removed}) =>
          `${document} ${path === '#' ? text : path}${removed ? ' (removed)' : ''}`,
      )
      .join('; '),
    fix: 'Look at the changes with --dry-run. Then run the command in a terminal, or with --yes.',
  });
