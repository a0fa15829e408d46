import type {CommandEntry} from './run-command.ts';

/** Every command, in the order in which a job runs. Only the one that is called is loaded. */
export const COMMANDS: Record<string, CommandEntry> = {
  init: {summary: 'make a workspace', load: () => import('./commands/init.ts')},
  new: {
    summary: 'start a spot, a template, a brand or a provider',
    load: () => import('./commands/new.ts'),
  },
  doctor: {
    summary: 'check what is installed, and what is missing',
    load: () => import('./commands/doctor.ts'),
  },
  write: {
    summary: 'write angles, script, shots and variants from the brief',
    load: () => import('./commands/write.ts'),
  },
  make: {summary: 'do everything, from documents to masters', load: () => import('./commands/make.ts')},
  shoot: {summary: 'plan and buy the shots that models make', load: () => import('./commands/shoot.ts')},
  takes: {
    summary: 'list takes and their cost, settle unresolved jobs',
    load: () => import('./commands/takes.ts'),
  },
  pick: {summary: 'choose the take of a shot that a spot shows', load: () => import('./commands/pick.ts')},
  reject: {summary: 'reject a take, with a reason', load: () => import('./commands/reject.ts')},
  grade: {summary: 'match the colours of takes to a hero shot', load: () => import('./commands/grade.ts')},
  render: {summary: 'render the variants of a spot', load: () => import('./commands/render.ts')},
  farm: {summary: 'render variants on AWS Lambda', load: () => import('./commands/farm.ts')},
  check: {summary: 'check the masters of a spot', load: () => import('./commands/check.ts')},
  review: {
    summary: 'compare variants, note, and decide, in the browser',
    load: () => import('./commands/review.ts'),
  },
  import: {
    summary: 'bring in notes and edits of other programs',
    load: () => import('./commands/import.ts'),
  },
  export: {summary: 'hand a variant to an editor', load: () => import('./commands/export.ts')},
  results: {summary: 'join results of ads with variants', load: () => import('./commands/results.ts')},
  deliver: {
    summary: 'deliver the approved masters to ad platforms',
    load: () => import('./commands/deliver.ts'),
  },
  studio: {summary: 'preview and edit every variant', load: () => import('./commands/studio.ts')},
  stage: {
    summary: 'stage variants for `npx remotion`',
    load: () => import('./commands/stage.ts'),
  },
  brand: {summary: 'show a brand, or export its design tokens', load: () => import('./commands/brand.ts')},
  status: {summary: 'show the status of every spot', load: () => import('./commands/status.ts')},
  bench: {summary: 'measure a batch against stock Remotion', load: () => import('./commands/bench.ts')},
  schema: {
    summary: 'describe every command and document for programs',
    load: () => import('./commands/schema.ts'),
  },
  registry: {
    summary: 'write the generated registries and schemas',
    load: () => import('./commands/registry.ts'),
  },
};
