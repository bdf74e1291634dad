import { Option } from 'commander';
import { SETTINGS_FILE } from './settings-file.ts';

/** `aws`: the settings file of the deployed shop that is meant, undefined for the data folder. */
export type AwsOptions = { readonly aws?: string };

export const AWS_OPTION = (): Option =>
  new Option('--aws [settings]', `the deployed shop of this settings file (${SETTINGS_FILE}), instead of the data folder`).preset(
    SETTINGS_FILE,
  );
