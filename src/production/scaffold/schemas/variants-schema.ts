import {AdCopy} from '../../../spot/ad/ad-copy.ts';
import {Format} from '../../../spot/variant/format.ts';
import {SpotProps} from '../../../spot/variant/spot-props.ts';
import type {AnyTemplate} from '../../../spot/variant/template.ts';
import {VariantsFile} from '../../../spot/variant/variants-file.ts';
import {changesOf} from './change-paths.ts';
import {type JsonSchema, toJson} from './json-schema.ts';

const ID = '^[a-z0-9][a-z0-9-]{0,63}$';
const NAMED = 'What tells it apart in ids, file names and --only.';

/** `variants.yaml` with the words and slots of the workspace's templates. */
export function variantsJson(templates: Record<string, AnyTemplate>): JsonSchema {
  const base = toJson(VariantsFile);
  const ids = Object.keys(templates);
  return {
    ...base,
    properties: {
      ...base.properties,
      ad: toJson(AdCopy),
      ...(ids.length > 0 ? {template: {type: 'string', enum: ids}} : {}),
    },
    allOf: [
      {not: {required: ['rows', 'csv']}},
      rulesFor(undefined),
      // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema, and a schema is never awaited
      ...ids.map((id) => ({if: onlyTemplate(id), then: rulesFor(templates[id])})),
    ],
  };
}

/** Holds where a template is named and no axis, row or CSV names another: then its copy is the only copy. */
const onlyTemplate = (id: string): JsonSchema => {
  const silent: JsonSchema = {not: {required: ['template']}};
  return {
    properties: {
      template: {const: id},
      axes: {additionalProperties: {items: silent}},
      rows: {items: silent},
      extra: {items: silent},
      props: silent,
    },
    required: ['template'],
    not: {required: ['csv']},
  };
};

/** What may be written under props, axes and rows. Without a template, only what all have in common is held. */
function rulesFor(template: AnyTemplate | undefined): JsonSchema {
  const props = propsOf(template);
  const {template: any, brand} = toJson(SpotProps).properties ?? {};
  const changes = changesOf({
    ...props,
    properties: {...props.properties, template: any ?? {}, brand: brand ?? {}, ad: toJson(AdCopy)},
  });
  const closed = template ? {additionalProperties: false} : {};
  const value: JsonSchema = {
    type: 'object',
    properties: {id: {type: 'string', pattern: ID, description: NAMED}, ...changes.properties},
    patternProperties: changes.patternProperties,
    required: ['id'],
    ...closed,
  };
  const row: JsonSchema = {
    type: 'object',
    properties: {id: {type: ['string', 'number'], description: NAMED}, ...changes.properties},
    patternProperties: {...changes.patternProperties, [ID]: {}},
    ...closed,
  };
  return {
    properties: {
      props,
      axes: {additionalProperties: {items: value}},
      rows: {items: row},
      extra: {items: {...row, required: ['id']}},
    },
  };
}

/** The props that all variants start from: any of them may be left to an axis. */
function propsOf(template: AnyTemplate | undefined): JsonSchema {
  const {template: _, brand: __, copy, shots, ...rest} = toJson(SpotProps).properties ?? {};
  const slots = template ? slotNames(template) : undefined;
  const choice = shots?.additionalProperties as JsonSchema;
  return {
    type: 'object',
    properties: {
      ...rest,
      copy: template ? partial(withNumbers(toJson(template.copy))) : (copy ?? {}),
      shots: slots
        ? {
            type: 'object',
            properties: Object.fromEntries(slots.map((slot) => [slot, choice])),
            additionalProperties: false,
          }
        : (shots ?? {}),
    },
    ...(template ? {additionalProperties: false} : {}),
  };
}

/** A price or a number as a value, which a text of the copy may be written as. Cells are texts. */
const NUMBER_VALUE: JsonSchema = {
  type: 'object',
  properties: {
    amount: {type: ['number', 'string']},
    currency: {type: 'string', pattern: '^[A-Z]{3}$'},
    number: {type: ['number', 'string']},
    unit: {type: 'string'},
  },
  additionalProperties: false,
};

/** A schema of copy in which every text may be a price or a number. */
function withNumbers(schema: JsonSchema): JsonSchema {
  if (schema.type === 'string' && !('enum' in schema) && !('const' in schema))
    return {anyOf: [schema, NUMBER_VALUE]};
  const {properties, items, anyOf} = schema;
  return {
    ...schema,
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, at]) => [key, withNumbers(at)]),
          ),
        }
      : {}),
    ...(items ? {items: Array.isArray(items) ? items.map(withNumbers) : withNumbers(items)} : {}),
    ...(anyOf ? {anyOf: anyOf.map(withNumbers)} : {}),
  };
}

const partial = ({required: _, ...schema}: JsonSchema): JsonSchema => schema;

/** Lengths of spots, in seconds, at which templates are asked for their slots. */
const LENGTHS = [1, 3, 6, 8, 10, 15, 20, 30, 45, 60, 90, 120, 180];

/** Every slot that a template has at some length and format; undefined when its words have a say in that. */
function slotNames(template: AnyTemplate): string[] | undefined {
  const copy = new Proxy(
    {},
    {
      get: () => {
        throw new Error('depends on copy');
      },
    },
  );
  try {
    const all = Format.options.flatMap((format) =>
      LENGTHS.flatMap((seconds) =>
        Object.keys(template.slots({copy, format, seconds, fps: 30, language: 'en'})),
      ),
    );
    return [...new Set(all)];
  } catch {
    return undefined;
  }
}
