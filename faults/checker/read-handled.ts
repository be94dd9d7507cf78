import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * Each time that a process told of a message that it had handled it. It tells so after the commit: one line for each real effect,
 * and none for an effect whose process died right then.
 */
export async function readHandled(logs: string[]): Promise<{ inbound_id: string }[]> {
  const handled: { inbound_id: string }[] = [];
  for (const log of logs)
    for await (const line of createInterface({ input: createReadStream(log) })) {
      if (!line.includes('"inboundId"') || !line.includes('"info"')) continue;
      const { inboundId } = parse(line);
      if (inboundId) handled.push({ inbound_id: inboundId });
    }
  return handled;
}

/** The last line of a process that was killed may be cut. */
function parse(line: string): { inboundId?: string } {
  try {
    return JSON.parse(line) as { inboundId?: string };
  } catch {
    return {};
  }
}
