import {z} from 'zod';

/** A JSON Schema, draft 7: what editors know best. */
export type JsonSchema = {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  patternProperties?: Record<string, JsonSchema>;
  propertyNames?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema | JsonSchema[];
  required?: string[];
  anyOf?: JsonSchema[];
  [keyword: string]: unknown;
};

/** What a person may write where a schema reads: defaults may be left out, and a shorthand stands for its object. */
export function toJson(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({zodSchema, jsonSchema}) => {
      const {def} = zodSchema._zod;
      if (def.type === 'date') Object.assign(jsonSchema, {type: 'string', format: 'date'});
      if (def.type === 'pipe' && takesName(zodSchema)) {
        const whole = {...jsonSchema};
        for (const keyword of Object.keys(jsonSchema)) delete jsonSchema[keyword as keyof typeof jsonSchema];
        jsonSchema.anyOf = [{type: 'string'}, whole];
      }
    },
  }) as JsonSchema;
}

/** Whether a schema that reads objects takes a bare name too: asked of the schema itself. */
const takesName = (schema: z.core.$ZodType): boolean => z.safeParse(schema, 'name').success;
