import type {FakeAsked} from '../fake/fake-vendor.ts';

/** A value in a request, with the nearest name above it. */
export type Leaf = [name: string, value: unknown];

/** How a vendor's request is read, for comparing it with the plan. */
export type Wire = {
  /** Names in the request that are not params of the plan: the model, the kind of job. */
  constant: readonly string[];
  /** Params of the plan that are not sent. */
  local?: readonly string[];
  /** A POST that creates no job. */
  isNoCreate?: (path: string) => boolean;
  /** Default: the names and values of the JSON body. */
  leaves?: (asked: FakeAsked | undefined) => Leaf[];
  /** The URL or absolute path of the file that exports the provider. Default: it comes with Tenspot. */
  module?: string;
  /** False where a job is done as soon as it is accepted. Default: true. */
  looks?: false;
};

/** Every value in a body by the nearest name above it. */
export function leavesOf(value: unknown, name = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[name, value]];
  if (Array.isArray(value)) return value.flatMap((each) => leavesOf(each, name));
  return Object.entries(value).flatMap(([inner, each]) => leavesOf(each, inner));
}
