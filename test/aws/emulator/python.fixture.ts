import { pythonTool } from '../../tools/python-tool.fixture.ts';

/** What the corrections were tried on; `launch.py` refuses any other. */
export const VERSION = '1.5.33';

const tool = pythonTool('ministack', VERSION);

/** Why the emulator cannot run here, or false. CI must have it. */
export const missing: string | false = 'missing' in tool ? `MiniStack cannot run here: ${tool.missing}` : false;
if (missing !== false && process.env.CI) throw new Error(missing);

export const python = 'python' in tool ? tool.python : '';
