/** Asks the emulator; a refusal becomes an Error with its message. */
async function ask(path, init) {
  const response = await fetch(`/emulator${path}`, init);
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.error?.message ?? `The emulator answered ${response.status}`);
  return answer;
}

const post = (path, body) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

function postPhotos(digits, files, caption, quote) {
  const form = new FormData();
  if (caption) form.append('caption', caption);
  if (quote) form.append('quote', quote);
  for (const file of files) form.append('files', file, file.name || 'photo.jpg');
  return ask(`/phones/${digits}/photos`, { method: 'POST', body: form });
}

/** All that the page asks of the emulator. */
export const api = {
  state: () => ask('/state'),
  phones: () => ask('/phones'),
  addPhone: (phoneNumber, name) => post('/phones', { phoneNumber, name }),
  messages: (digits) => ask(`/phones/${digits}/messages`),
  sendText: (digits, body, quote) => post(`/phones/${digits}/text`, quote ? { body, quote } : { body }),
  press: (digits, messageWamid, id) => post(`/phones/${digits}/press`, { messageWamid, id }),
  sendPhotos: postPhotos,
  read: (digits) => post(`/phones/${digits}/read`, {}),
  setSwitches: (changes) => post('/switches', changes),
  verify: () => post('/verify', {}),
};
