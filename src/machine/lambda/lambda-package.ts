import {TenspotError} from '../../spot/problem/errors.ts';

/** The calls of Remotion's client: renders, and the clients of AWS. */
export type LambdaClient = typeof import('@remotion/lambda/client');

/** The call that deploys: its package contains the function as a file. */
export type LambdaPackage = Pick<typeof import('@remotion/lambda'), 'deployFunction'>;

const NAME = '@remotion/lambda';

/** Loads the optional package. Errors: `farm-package`. */
export const loadLambdaClient = (): Promise<LambdaClient> => import('@remotion/lambda/client').catch(missing);

/** Loads the optional package with the call that deploys. Errors: `farm-package`. */
export const loadLambdaPackage = (): Promise<LambdaPackage> => import('@remotion/lambda').catch(missing);

function missing(cause: unknown): never {
  throw new TenspotError(
    {
      code: 'farm-package',
      what: 'the package that talks to AWS Lambda is not installed',
      expected: `${NAME} 4.0.527`,
      got: (cause as NodeJS.ErrnoException).code ?? 'an error while it was loaded',
      fix: `npm install --save-exact ${NAME}@4.0.527`,
    },
    {cause},
  );
}
