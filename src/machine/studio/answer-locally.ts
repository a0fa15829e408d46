import type {IncomingMessage, Server, ServerResponse} from 'node:http';

/**
 * The answer to Studio's check for a newer Remotion. Tenspot pins Remotion's version: Studio should neither ask a registry
 * nor offer an upgrade, which would leave its packages at different versions.
 */
const NOTHING_NEWER = {
  success: true,
  data: {
    currentVersion: '',
    latestVersion: '',
    updateAvailable: false,
    skillsUpdateAvailable: false,
    timedOut: false,
    packageManager: 'unknown',
  },
};

/** Makes a Studio server answer its check for updates without the network. Other requests are unchanged. */
export function answerUpdateCheck(server: Server): void {
  const {emit} = server;
  server.emit = ((event: string, ...args: unknown[]): boolean => {
    const [request, response] = args as [IncomingMessage, ServerResponse];
    if (event !== 'request' || request.url !== '/api/update-available')
      return Reflect.apply(emit, server, [event, ...args]);
    request.resume();
    response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(NOTHING_NEWER));
    return true;
  }) as Server['emit'];
}
