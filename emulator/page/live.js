/**
 * Listens to what happens in the emulator. `onOpen` is called with every connection, also after a broken one,
 * and is the moment to fetch everything anew; `onLost` when the connection is gone.
 */
export function live({ onEvent, onOpen, onLost }) {
  const connect = () => {
    const source = new EventSource('/emulator/events');
    source.onopen = onOpen;
    source.onmessage = (message) => onEvent(JSON.parse(message.data));
    source.onerror = () => {
      onLost();
      // The browser reconnects by itself, except when it has given up.
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
    };
  };
  connect();
}
