/** One call that the fake AWS answered, as an IAM policy sees it. */
export type AwsCall = {action: string; resource: string};

/** Notes every call. */
export type AwsCalls = {all: AwsCall[]; note: (action: string, resource: string) => void};

export function openAwsCalls(): AwsCalls {
  const all: AwsCall[] = [];
  return {all, note: (action, resource) => void all.push({action, resource})};
}
