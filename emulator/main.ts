import { EmulatorConfigError, loadEmulatorConfig } from './config.ts';
import { startEmulator } from './start.ts';

async function main() {
  const emulator = await startEmulator({ ...loadEmulatorConfig(process.env), onUnneeded: () => stop() });
  console.log(`WhatsApp emulator: the operator's phone is at ${emulator.url}`);
  function stop() {
    void emulator.close().then(() => process.exit(0));
  }
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // As somebody's child: tell where it listens, and don't outlive the parent.
  process.send?.({ url: emulator.url });
  if (process.connected) process.once('disconnect', stop);
}

main().catch((error: unknown) => {
  if (error instanceof EmulatorConfigError) console.error(error.message);
  else
    console.error(`The emulator could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
