import type {AwsCalls} from './aws-calls.ts';
import {type AwsAnswer, type AwsRequest, json, jsonError} from './aws-request.ts';
import type {FakeRenders} from './fake-renders.ts';

/** A function of the fake Lambda. */
export type FakeFunction = {
  name: string;
  memoryMb: number;
  diskMb: number;
  timeoutSeconds: number;
  version: string;
};

/**
 * What goes wrong with one invocation that orders a render. `lost`: the render starts, and the answer does not arrive. `dropped`: no answer arrives, and
 * nothing starts. `function-timeout`: the render starts, and the answer is an error of the function.
 */
export type StartFault = 'none' | 'throttled' | 'lost' | 'dropped' | 'function-timeout';

/** Lambda: functions, and the invocations that Remotion's client sends to them. */
export function openFakeLambda(
  functions: Map<string, FakeFunction>,
  renders: FakeRenders,
  {note}: AwsCalls,
  /** Asked once for each invocation that orders a render. */
  faultOf: (output: string) => StartFault,
): {answer: (request: AwsRequest) => AwsAnswer | 'no answer'} {
  const invoke = (name: string, body: Buffer): AwsAnswer | 'no answer' => {
    note('lambda:InvokeFunction', arnOf(name));
    const found = functions.get(name);
    if (!found) return jsonError(404, 'ResourceNotFoundException');
    const payload = JSON.parse(String(body)) as {type: string; outName?: {key: string}};
    if (payload.type === 'info') return json({type: 'success', version: found.version});
    if (payload.type !== 'start')
      return json({type: 'error', message: `no answer for ${payload.type}`, stack: ''});
    const fault = faultOf(payload.outName?.key ?? '');
    if (fault === 'throttled') return jsonError(429, 'TooManyRequestsException');
    if (fault === 'dropped') return 'no answer';
    if (fault === 'function-timeout') {
      renders.start(payload, name);
      return {
        headers: {'content-type': 'application/json', 'x-amz-function-error': 'Unhandled'},
        body: JSON.stringify({errorMessage: 'Task timed out after 240.00 seconds'}),
      };
    }
    const {renderId, bucketName} = renders.start(payload, name);
    if (fault === 'lost') return 'no answer';
    return json({type: 'success', renderId, bucketName});
  };

  const configuration = ({name, memoryMb, diskMb, timeoutSeconds}: FakeFunction) => ({
    FunctionName: name,
    FunctionArn: arnOf(name),
    MemorySize: memoryMb,
    Timeout: timeoutSeconds,
    EphemeralStorage: {Size: diskMb},
    State: 'Active',
  });

  const create = (body: Buffer): AwsAnswer => {
    const given = JSON.parse(String(body)) as {
      FunctionName: string;
      MemorySize: number;
      Timeout: number;
      EphemeralStorage: {Size: number};
      Role: string;
      Layers?: string[];
    };
    note('lambda:CreateFunction', arnOf(given.FunctionName));
    note('iam:PassRole', given.Role);
    for (const layer of given.Layers ?? []) note('lambda:GetLayerVersion', layer);
    const made: FakeFunction = {
      name: given.FunctionName,
      memoryMb: given.MemorySize,
      diskMb: given.EphemeralStorage.Size,
      timeoutSeconds: given.Timeout,
      version: `${/(\d+-\d+-\d+)/.exec(given.FunctionName)?.[1]?.replaceAll('-', '.')}`,
    };
    functions.set(made.name, made);
    return json(configuration(made), 201);
  };

  return {
    answer: ({method, path, body}) => {
      const [, date = '', kind = '', name = '', ...rest] = path.split('/');
      if (kind === 'tags') {
        note('lambda:TagResource', name);
        return {status: 204};
      }
      const action = rest.join('/');
      if (name === '' && method === 'GET') {
        note('lambda:ListFunctions', '*');
        return json({Functions: [...functions.values()].map(configuration)});
      }
      if (name === '' && method === 'POST') return create(body);
      if (action === 'invocations') return invoke(name, body);
      if (action === 'event-invoke-config') {
        note('lambda:PutFunctionEventInvokeConfig', arnOf(name));
        return json({FunctionArn: arnOf(name), MaximumRetryAttempts: 0});
      }
      if (action === 'runtime-management-config') {
        note('lambda:PutRuntimeManagementConfig', arnOf(name));
        return json({FunctionArn: arnOf(name), UpdateRuntimeOn: 'Manual'});
      }
      const found = functions.get(name);
      if (method === 'DELETE') {
        note('lambda:DeleteFunction', arnOf(name));
        functions.delete(name);
        return {status: 204};
      }
      note(
        action === 'configuration' ? 'lambda:GetFunctionConfiguration' : 'lambda:GetFunction',
        arnOf(name),
      );
      if (!found) return jsonError(404, 'ResourceNotFoundException');
      return json(
        date === ''
          ? {}
          : action === 'configuration'
            ? configuration(found)
            : {Configuration: configuration(found)},
      );
    },
  };
}

const arnOf = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
