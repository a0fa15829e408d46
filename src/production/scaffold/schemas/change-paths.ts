import type {JsonSchema} from './json-schema.ts';

type Changes = {properties: Record<string, JsonSchema>; patternProperties: Record<string, JsonSchema>};

/** Steps deep enough for every prop; deeper ones can be written as objects. */
const DEEPEST = 5;

/** Every dot path into an object and what may stand there: `copy.hook`, `shots.hook.focus`, `copy.steps.0.title`. */
export function changesOf(schema: JsonSchema): Changes {
  const changes: Changes = {properties: {}, patternProperties: {}};
  for (const {steps, schema: at} of pathsIn(schema, [])) {
    if (steps.every((step) => typeof step === 'string')) changes.properties[steps.join('.')] = at;
    else changes.patternProperties[`^${steps.map(toPattern).join('\\.')}$`] = at;
  }
  return changes;
}

type Step = string | {pattern: string};
type Found = {steps: Step[]; schema: JsonSchema};

const toPattern = (step: Step): string => (typeof step === 'string' ? step : step.pattern);

function pathsIn(schema: JsonSchema, before: Step[]): Found[] {
  if (before.length >= DEEPEST) return [];
  const inside = (step: Step, at: JsonSchema): Found[] => {
    const steps = [...before, step];
    return [{steps, schema: at}, ...pathsIn(at, steps)];
  };
  const open = schema.additionalProperties;
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, at]) => inside(name, at)),
    ...(typeof open === 'object' ? inside({pattern: '[^.]+'}, open) : []),
    ...entriesOf(schema).flatMap((at) => inside({pattern: '\\d{1,3}'}, at)),
    ...(schema.anyOf ?? []).flatMap((branch) => pathsIn(branch, before)),
  ];
}

const entriesOf = ({items}: JsonSchema): JsonSchema[] => (items && !Array.isArray(items) ? [items] : []);
