import { changeSetup, checkConnection, getSetup, getTestMessage } from '../../shared/contracts/setup.ts';
import type { Api } from '../context.ts';
import { changeSetupVerb } from './change-setup.ts';
import { checkConnectionVerb } from './check-connection-verb.ts';
import { getSetupVerb } from './get-setup.ts';
import { getTestMessageVerb } from './get-test-message.ts';
import type { SetupDependencies } from './setup-dependencies.ts';

export function setupRoutes(api: Api, deps: SetupDependencies): void {
  api.route(getSetup, getSetupVerb(deps));
  api.route(changeSetup, changeSetupVerb(deps));
  api.route(checkConnection, checkConnectionVerb(deps));
  api.route(getTestMessage, getTestMessageVerb);
}
