import {stringify} from 'yaml';

/** A value on one line of YAML. */
export function inlineYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inlineYaml).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => `${inlineYaml(key)}: ${inlineYaml(each)}`)
      .join(', ')}}`;
  // Only double quotes keep line breaks and control characters on one line. JSON escapes them as YAML does.
  if (typeof value === 'string' && /[\p{Cc}\u2028\u2029\ufeff]/u.test(value)) return JSON.stringify(value);
  if (typeof value === 'string' && !/^[a-z][\w-]*$/i.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return stringify(value, {singleQuote: true, lineWidth: 0}).trimEnd();
}

/** A key of YAML. A dot path (`copy.hook`) needs no quotes. */
export const yamlKey = (key: unknown): string =>
  typeof key === 'string' && /^[a-z][\w-]*(\.[\w-]+)+$/i.test(key) ? key : inlineYaml(key);

/** An entry of a block, with a line for each entry of its value. */
export function yamlEntry(key: unknown, value: unknown, indent: string): string[] {
  const entries =
    value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
  if (entries.length === 0) return [`${indent}${yamlKey(key)}: ${inlineYaml(value)}`];
  const inner = entries.map(([name, each]) => `${indent}  ${yamlKey(name)}: ${inlineYaml(each)}`);
  return [`${indent}${yamlKey(key)}:`, ...inner];
}

/** An item of a list in block style, after a dash. */
export const yamlItem = (item: unknown, indent: string): string[] =>
  stringify(item, {lineWidth: 0, singleQuote: true})
    .trimEnd()
    .split('\n')
    .map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`);
