/** Where the settings of a deployment are, unless said otherwise. */
export const SETTINGS_FILE = 'tillbook.json';
