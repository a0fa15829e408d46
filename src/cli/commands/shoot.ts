import {Command} from 'commander';
import {openProduction} from '../../production/render/production.ts';
import {planShoot} from '../../production/shoot/route/plan-shoot.ts';
import {wantsOf} from '../../production/shoot/route/wants.ts';
import {findWorkspace} from '../../production/workspace/find.ts';
import type {Provider} from '../../providers/contract.ts';
import {providers} from '../../providers/providers.generated.ts';
import {answer} from '../answer.ts';
import {describePlan} from '../shoot-plan.ts';
import {spotMeant} from '../spot-argument.ts';

type Options = {plan: boolean; sandbox: boolean; json: boolean};

export const command = (): Command =>
  new Command('shoot')
    .description('Has the shots of a spot made that have neither photo nor clip.')
    .argument('[spot]', 'a folder of compositions/spots; default: the usual one')
    .requiredOption('--plan', 'say who would make what, why, and for how much; sends nothing, spends nothing')
    .option('--sandbox', 'as if every key were there: no vendor is reached', false)
    .option('--json', 'print one JSON object on stdout', false)
    .action(async (named: string | undefined, {sandbox, json}: Options) => {
      const workspace = await findWorkspace(process.cwd());
      const production = await openProduction(workspace, named ?? (await spotMeant(workspace, 'shoot')));
      const plan = planShoot({
        wants: await wantsOf(production.variants, production),
        policy: production.spot.policy,
        verdicts: [],
        world: {
          providers: Object.values(providers) as Provider[],
          hasKey: (name) => sandbox || Boolean(process.env[name]),
          today: new Date().toISOString().slice(0, 10),
        },
      });
      const {shots, usd} = plan;
      const rows = shots.map(({want: {shot, format, seconds, variants}, route, choice, takes, usd: own}) => ({
        ...{shot: shot.id, kind: shot.kind, format, seconds, variants, takes, usd: own},
        model: choice.candidate ? `${choice.candidate.provider}/${choice.candidate.model}` : null,
        continuity: choice.continuity,
        candidates: route.candidates.map(
          ({provider, model, score, usd: price, acceptance, reasons, altered}) => ({
            ...{provider, model, score, usd: price, acceptance, reasons, altered},
          }),
        ),
        refused: route.refused,
      }));
      answer(json, {shots: rows, usd}, describePlan(plan));
    });
