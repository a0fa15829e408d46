/** One call that the fake AWS answered, as an IAM policy sees it. */
export type AwsCall = {action: string; resource: string};

/** The caller has no permission for a call. */
export class AwsDenied extends Error {}

/** Notes every call, and throws `AwsDenied` for one that is not allowed. */
export type AwsCalls = {
  all: AwsCall[];
  note: (action: string, resource: string) => void;
  /** Policies limit a caller who signs: anyone may read what is public. */
  begin: (isSigned: boolean) => void;
};

export function openAwsCalls(isAllowed: (action: string, resource: string) => boolean): AwsCalls {
  const all: AwsCall[] = [];
  let signed = true;
  return {
    all,
    begin: (isSigned) => {
      signed = isSigned;
    },
    note: (action, resource) => {
      all.push({action, resource});
      if (signed && !isAllowed(action, resource)) throw new AwsDenied(`${action} on ${resource}`);
    },
  };
}
