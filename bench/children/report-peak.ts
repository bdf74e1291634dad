// Loaded before a measured program: at its end it writes its peak memory in KB to the file descriptor that the bench opened for it.
import { readFileSync, writeSync } from 'node:fs';

const PEAK_FD = 3;

// The kernel's own peak of this program; `maxRSS` starts at what its parent had.
const peakKb = (): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
};

process.on('exit', () => writeSync(PEAK_FD, String(peakKb())));
