import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {endedWithParent} from '../process/child.ts';
import {killTree} from '../process/process-tree.ts';

/** A page in a browser of its own, which a program steers. */
export type OpenPage = {
  /** Runs an expression in the page, waits for its promise, and returns its value as JSON. Throws what it throws. */
  evaluate: (expression: string) => Promise<unknown>;
  close: () => Promise<void>;
};

type Answer = {id?: number; method?: string; result?: Record<string, unknown>; error?: {message: string}};

/**
 * Opens an address in a new browser without a window, through the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/).
 * `profile`: a folder for its profile.
 */
export async function openPage(
  program: string,
  url: string,
  {profile, width, height}: {profile: string; width: number; height: number},
): Promise<OpenPage> {
  const [file, args] = endedWithParent(program, [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--mute-audio'],
    ...['--remote-debugging-port=0', `--user-data-dir=${profile}`, `--window-size=${width},${height}`],
    'about:blank',
  ]);
  const child = spawn(file, args, {stdio: ['ignore', 'ignore', 'pipe'], detached: true});
  const socket = new WebSocket(await addressOf(child));
  await once(socket, 'open');
  const waiting = new Map<number, (answer: Answer) => void>();
  let isLoaded: () => void = () => undefined;
  const loaded = new Promise<void>((resolve) => {
    isLoaded = resolve;
  });
  socket.addEventListener('message', ({data}) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    if (answer.method === 'Page.loadEventFired') isLoaded();
  });
  let last = 0;
  const send = async (
    method: string,
    params: object,
    sessionId?: string,
  ): Promise<Record<string, unknown>> => {
    const id = ++last;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({id, method, params, sessionId}));
    const {result, error} = await answered;
    waiting.delete(id);
    if (error || !result) throw new Error(`${method}: ${error?.message}`);
    return result;
  };
  const {targetId} = await send('Target.createTarget', {url: 'about:blank', width, height});
  const {sessionId} = await send('Target.attachToTarget', {targetId, flatten: true});
  await send('Page.enable', {}, String(sessionId));
  await send('Page.navigate', {url}, String(sessionId));
  await loaded;
  return {
    evaluate: async (expression) => {
      const {result, exceptionDetails} = (await send(
        'Runtime.evaluate',
        {expression, awaitPromise: true, returnByValue: true},
        String(sessionId),
      )) as {
        result: {value?: unknown};
        exceptionDetails?: {text: string; exception?: {description?: string}};
      };
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    close: async () => {
      socket.close();
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      killTree(child.pid ?? 0);
      await ended;
    },
  };
}

/** The address at which the browser takes commands. It prints it when it is ready. */
const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-4000);
      const [, address] = /DevTools listening on (ws:\/\/\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the browser ended: ${said}`)));
  });
