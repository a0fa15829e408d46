import {checkTemplates, type TemplateCheck} from '../production/check/check-templates.ts';
import {TRIED_LANGUAGES, type TriedLanguage} from '../spot/findings/longest-words.ts';
import type {TenspotProject} from './open-project.ts';
import {type RunOptions, running} from './running.ts';

/** What is laid out. */
export type TryOptions = RunOptions & {
  /** Ids of templates. Default: all. */
  templates?: readonly string[] | undefined;
  /** Ids of the brands to lay them out in. Default: all of the workspace. */
  brands?: readonly string[] | undefined;
  /** Languages of the copy. Default: every language that Tenspot has long words of. */
  languages?: readonly TriedLanguage[] | undefined;
};

/**
 * Lays out templates with the longest copy that they allow, in every format and brand, and returns what does not fit
 * (`tenspot doctor --template`). Errors: `template-unknown`, `brand-unknown`, `check-empty`, `browser-missing`.
 */
export const tryTemplates = (
  {folders, env}: TenspotProject,
  options: TryOptions = {},
): Promise<TemplateCheck> =>
  running(options, ({report, signal}) => {
    const {templates = [], brands = [], languages = TRIED_LANGUAGES} = options;
    return checkTemplates(folders, {templates, brands, languages, env, report, signal});
  });
