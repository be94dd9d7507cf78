/** Reply buttons with these titles; ids are the titles in lower case. */
export const buttonMessage = (...titles: string[]) => ({
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'How is it?' },
    action: {
      buttons: titles.map((title) => ({ type: 'reply', reply: { id: title.toLowerCase(), title } })),
    },
  },
});

/** A list message with one section a list of row titles; ids count from r1. */
export function listMessage(...sections: string[][]) {
  let last = 0;
  const rowOf = (title: string) => {
    last += 1;
    return { id: `r${last}`, title };
  };
  return {
    type: 'interactive',
    interactive: {
      type: 'list',
      body: { text: 'Which one?' },
      action: {
        button: 'Choose',
        sections: sections.map((titles, index) => ({ title: `Part ${index + 1}`, rows: titles.map(rowOf) })),
      },
    },
  };
}

export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
