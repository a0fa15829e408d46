import type {RenderCloud} from '../../../src/machine/lambda/farm-cloud.ts';

/** A cloud of a process that is killed at its n-th call, before or after the request: from then on, every call fails as no call does. */
export function killedAt(cloud: RenderCloud, calls: number): RenderCloud {
  let left = calls;
  const mortal =
    <In extends unknown[], Out>(call: (...given: In) => Promise<Out>) =>
    async (...given: In): Promise<Out> => {
      if (left-- <= 0) throw new Error('killed');
      const answer = await call(...given);
      if (left-- <= 0) throw new Error('killed');
      return answer;
    };
  return {
    start: mortal(cloud.start),
    progress: mortal(cloud.progress),
    cancel: mortal(cloud.cancel),
    find: mortal(cloud.find),
    files: {...cloud.files, head: mortal(cloud.files.head), get: mortal(cloud.files.get)},
  };
}
