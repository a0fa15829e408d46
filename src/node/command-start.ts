// What the command line needs before it knows which command is called. It loads nothing else, so that every command starts fast.

export {redacted} from '../machine/http/redact.ts';
export {packageFacts} from '../machine/tools/package.ts';
