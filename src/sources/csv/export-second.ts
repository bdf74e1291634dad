const MS_A_SECOND = 1000;

/** When a file was exported, as documents count time: in whole seconds. */
export const exportSecond = (exportedAtMs: number): number => Math.floor(exportedAtMs / MS_A_SECOND);
