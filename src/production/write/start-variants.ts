import {join} from 'node:path';
import {stringify} from 'yaml';
import type {DocumentTexts} from '../../machine/documents/document.ts';
import {exists} from '../../machine/files/read-file.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {loadCatalog} from '../project/catalog.ts';
import type {Project} from '../project/open-project.ts';
import {listIds} from '../project/workspace.ts';

/**
 * What the `variants.yaml` of a spot begins with, by its path: the template, the brand and the first voice of the brand, if the spot has none and the workspace has one
 * template with parts and one brand. Empty where the spot has one. Writes nothing. Error: `variants-start` if the workspace has none or several.
 */
export async function startVariants(project: Project, folder: string): Promise<DocumentTexts> {
  const file = join(folder, 'variants.yaml');
  if (await exists(file)) return new Map();
  const brands = await listIds(project.workspace.brands);
  const {catalog} = await loadCatalog(project, new Set(brands));
  const templates = Object.values(catalog.templates)
    .filter(({parts}) => parts && parts.length > 0)
    .map(({id}) => id);
  const [template, brand] = [templates[0], brands[0]];
  if (template === undefined || brand === undefined || templates.length > 1 || brands.length > 1)
    throw invalid({
      code: 'variants-start',
      what: 'the spot has no variants.yaml, and the workspace does not say which template and brand it has',
      where: {file},
      expected: 'a variants.yaml with `template` and `brand`',
      got: `templates: ${templates.join(', ') || 'none with parts'}; brands: ${brands.join(', ') || 'none'}`,
      fix: `Write it: template: ${template ?? 'my-template'}, and in the next line brand: ${brand ?? 'my-brand'}.`,
    });
  const [speaker] = Object.keys(catalog.brands[brand]?.file.defaults.tenspot.voices ?? {});
  const props = speaker === undefined ? {} : {props: {voice: {speaker}}};
  return new Map([[file, stringify({template, brand, ...props})]]);
}
