import type {IncomingMessage, Server, ServerResponse} from 'node:http';

/**
 * Remotion's version is Tenspot's to choose: the Studio is told that there is no newer one, so that it neither
 * asks a registry nor offers an upgrade that would take the packages apart.
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

/** Answers what the Studio would ask the outside world for; all else goes its usual way. */
export function answerOurselves(server: Server): void {
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
