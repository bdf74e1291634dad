import { buildApp } from './build-app.ts';
import { bundleFunctions } from './bundle.ts';
import { readProfiles } from './read-profiles.ts';
import { readSettings } from './settings.ts';

/** What the CDK's command line runs. The settings file is named by TILLBOOK_SETTINGS, else it is `tillbook.json`. */
const settings = readSettings(process.env.TILLBOOK_SETTINGS ?? 'tillbook.json');
await bundleFunctions(await readProfiles(settings));
buildApp(settings).synth();
