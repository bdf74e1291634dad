/** 103412345 as `103.4 MB`, 4110 as `4.1 kB`. */
export const byteText = (bytes: number): string => (bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
