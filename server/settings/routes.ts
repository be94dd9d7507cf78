import { changeSettings, getSettings } from '../../shared/contracts/settings.ts';
import type { Api } from '../context.ts';
import { changeSettingsVerb } from './change-settings.ts';
import { readSettings } from './read-settings.ts';

export function settingsRoutes(api: Api): void {
  api.route(getSettings, ({ db }) => readSettings(db));
  api.route(changeSettings, changeSettingsVerb);
}
