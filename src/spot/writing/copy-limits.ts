import {z} from 'zod';

type Node = {
  maxLength?: number;
  properties?: Record<string, Node>;
  items?: Node | false;
  prefixItems?: Node[];
  anyOf?: Node[];
};

/** The most characters that a text of a template's copy may have, by its dot path. Infinity where the schema names none. */
export function copyLimits(copy: z.ZodType): (path: string) => number {
  const root = z.toJSONSchema(copy, {io: 'input', unrepresentable: 'any'}) as Node;
  return (path) => {
    const nodes = path
      .split('.')
      .reduce<Node[]>((at, key) => at.flatMap((node) => innerOf(node, key)), [root]);
    return Math.min(...nodes.flatMap(withBranches).map(({maxLength = Infinity}) => maxLength));
  };
}

const withBranches = (node: Node): Node[] => [node, ...(node.anyOf ?? []).flatMap(withBranches)];

const innerOf = (node: Node, key: string): Node[] =>
  withBranches(node).flatMap(({properties, items, prefixItems}) =>
    [properties?.[key], prefixItems?.[Number(key)], /^\d+$/.test(key) && items ? items : undefined].filter(
      (each) => each !== undefined,
    ),
  );
