import type {Server} from 'node:net';

const LOOPBACK = '127.0.0.1';
const ALL_INTERFACES = [undefined, null, '', '0.0.0.0', '::', '::0'];

/**
 * Makes servers of this process that would listen on all interfaces listen on 127.0.0.1. Remotion Studio has no option for
 * that, and its routes write files and install packages. `onServer` gets each server before it listens.
 */
export function toLoopback(servers: Pick<Server, 'listen'>, onServer: (server: Server) => void): void {
  const {listen} = servers;
  servers.listen = function (this: Server, ...args: unknown[]) {
    onServer(this);
    return Reflect.apply(listen, this, [narrowed(args[0], args[1]), ...callbackOf(args)]);
  } as Server['listen'];
}

type Address = {port?: unknown; host?: unknown; path?: unknown};

function narrowed(first: unknown, second: unknown): unknown {
  if (typeof first === 'object' && first !== null) {
    const address = first as Address;
    if (address.path !== undefined || !ALL_INTERFACES.includes(address.host as string)) return first;
    return {...address, host: LOOPBACK};
  }
  const host = typeof second === 'string' ? second : undefined;
  return {port: Number(first ?? 0), host: ALL_INTERFACES.includes(host) ? LOOPBACK : host};
}

const callbackOf = (args: unknown[]): unknown[] => args.filter((arg) => typeof arg === 'function');
