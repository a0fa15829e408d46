import {openNetwork} from '../../../../src/machine/http/network.ts';
import type {AskedWords} from '../../../support/openai-server.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

export const SPOT = 'compositions/spots/tiny';

export const BRIEF = `---
product: Tiny Flask
promise: Ice stays ice for a day
audience: People on trains
question: Warm by four?
problem: Warm water again
demonstration: the ice in the flask after 24 hours
testimonials:
  - {text: It lasted my whole shift., by: Ada Lovelace, proof: Letter 3}
claims:
  - {text: Ice stays ice for a day, proof: Report 7}
  - {text: Cold for 24 hours, proof: Report 7}
  - {text: It costs €39, proof: Price list}
placements: [meta-reels]
---
Notes for people.
`;

const TEMPLATE = 'compositions/templates/plain/template.ts';

/** A workspace with a spot that has a brief, and a template whose texts have roles. */
export async function makeSpotToWrite({brief = BRIEF} = {}): Promise<Workspace> {
  const workspace = await makeWorkspace();
  workspace.edit(
    TEMPLATE,
    'slots:',
    `parts: [
    {role: 'hook', copy: 'hook', slot: 'hook'},
    {role: 'body', copy: 'body', slot: 'end'},
    {role: 'cta', copy: 'cta', slot: 'end'},
  ],
  slots:`,
  );
  workspace.edit(
    TEMPLATE,
    'hook: z.string().max(30),',
    'hook: z.string().max(30), body: z.string().max(30), cta: z.string().max(20),',
  );
  workspace.write(
    `${SPOT}/variants.yaml`,
    '# mine\ntemplate: plain\nbrand: plain\nprops: {seconds: 6, fps: 24}\n',
  );
  workspace.write(`${SPOT}/brief.md`, brief);
  return workspace;
}

/** Answers that keep all rules, by the name of the question. */
export const GOOD: Readonly<Record<string, unknown>> = {
  angles: {
    angles: [
      {
        angle: 'curiosity',
        hooks: ['Still cold at four?', 'What waits in the bag?'],
        bodies: [['Ice stays ice for a day']],
        ctas: ['Have a look'],
      },
    ],
  },
  script: {
    beats: [
      {slot: 'hook', says: 'Cold, still.', shows: 'a bag on a train seat'},
      {slot: 'end', says: '', shows: 'a flask on a table'},
    ],
  },
  shots: {
    shots: [
      {
        slot: 'hook',
        kind: 'scene',
        subject: 'a bag on a train seat',
        action: 'sways a little',
        setting: null,
        framing: 'wide',
        move: 'push',
      },
      {
        slot: 'end',
        kind: 'product-detail',
        subject: 'a flask',
        action: null,
        setting: 'a table',
        framing: 'close-up',
        move: 'static',
      },
    ],
  },
};

/** What a model says about each opening that it is asked for. */
const AD = {
  primaryText: ['Cold water on the train home.'],
  headline: ['Still cold at four'],
  description: ['A small flask'],
};

type Node = {properties?: Record<string, Node>; items?: Node; enum?: string[]};

/** The choices that a question gives for a field of the items of its list. */
const choicesIn = ({body}: Pick<AskedWords, 'body'>, list: string, field: string): string[] => {
  const {format} = body.text as {format: {schema: Node}};
  return format.schema.properties?.[list]?.items?.properties?.[field]?.enum ?? [];
};

/** The openings that a question for ads names. */
export const openingsIn = (question: Pick<AskedWords, 'body'>): string[] =>
  choicesIn(question, 'ads', 'opening');

/** The good shots of the slots that a question names. */
export const goodShots = (question: Pick<AskedWords, 'body'>): unknown => ({
  shots: (GOOD.shots as {shots: {slot: string}[]}).shots.filter(({slot}) =>
    choicesIn(question, 'shots', 'slot').includes(slot),
  ),
});

/** An answer that keeps all rules. `ad`: what differs in the texts of an ad, by opening. */
export const goodAnswer = (
  question: Pick<AskedWords, 'name' | 'body'>,
  ad: (opening: string) => object = () => ({}),
): unknown =>
  question.name === 'ads'
    ? {ads: openingsIn(question).map((opening) => ({opening, ...AD, ...ad(opening)}))}
    : GOOD[question.name];

/** A network whose waits for an answer are short. */
export const impatient = (env: Record<string, string>, timeout: number): ReturnType<typeof openNetwork> => {
  const network = openNetwork({env});
  return {...network, oneRequest: (options) => network.oneRequest({...options, timeout})};
};
