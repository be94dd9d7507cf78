import { bubble, meta } from './bubble.js';
import { el } from './el.js';
import { onSwipe } from './on-swipe.js';
import { dayOf } from './when.js';

/** Older messages come in portions of this size. */
const PORTION = 150;
const NEAR_END_PX = 120;

/** The chat of one phone: draws it, keeps it current, scrolls. */
export function createChat(acts) {
  const box = document.getElementById('chat');
  const toNewest = document.getElementById('to-newest');
  const count = toNewest.querySelector('.count');
  const typing = el(
    'div',
    { class: 'line first' },
    el('div', { class: 'bubble typing' }, el('i'), el('i'), el('i')),
  );
  let messages = new Map();
  let lines = new Map();
  let shown = PORTION;
  let unseenBelow = 0;
  let typingTimer;

  const nearEnd = () => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
  const inChat = { ...acts, goTo };

  function scrollToEnd() {
    box.scrollTop = box.scrollHeight;
    unseenBelow = 0;
    drawToNewest();
  }

  function drawToNewest() {
    toNewest.hidden = nearEnd();
    count.hidden = unseenBelow === 0;
    count.textContent = String(unseenBelow);
  }

  function goTo(wamid) {
    const line = lines.get(wamid);
    if (!line) return;
    line.scrollIntoView({ block: 'center', behavior: 'smooth' });
    line.classList.remove('flash');
    requestAnimationFrame(() => line.classList.add('flash'));
  }

  function draw() {
    const visible = [...messages.values()].filter(isOnPhone).sort((a, b) => a.seq - b.seq);
    const part = visible.slice(-shown);
    lines = new Map();
    const nodes = [];
    if (visible.length > part.length) {
      nodes.push(
        el('button', { type: 'button', class: 'earlier', onclick: showEarlier }, 'Earlier messages'),
      );
    }
    for (const [index, message] of part.entries()) nodes.push(...nodesFor(message, part[index - 1]));
    if (part.length === 0) nodes.push(el('p', { class: 'empty' }, 'No messages yet. Say hello!'));
    box.replaceChildren(...nodes);
  }

  function showEarlier() {
    const before = box.scrollHeight - box.scrollTop;
    shown += PORTION;
    draw();
    box.scrollTop = box.scrollHeight - before;
  }

  function nodesFor(message, previous) {
    const newDay = !previous || dayOf(previous.timestamp) !== dayOf(message.timestamp);
    const node = message.status === 'failed' ? failedNote(message) : lineFor(message);
    if (newDay || previous.direction !== message.direction) node.classList.add('first');
    lines.set(message.wamid, node);
    return newDay ? [el('div', { class: 'day' }, dayOf(message.timestamp)), node] : [node];
  }

  function lineFor(message) {
    const line = bubble(message, messages.get(message.quote), inChat);
    drawReaction(line, message);
    onSwipe(line, () => acts.quote(message));
    return line;
  }

  /** Adds one message at the end, or draws all anew when it belongs further up. */
  function add(message) {
    const stay = nearEnd() || message.direction === 'inbound';
    const last = [...lines.keys()].at(-1);
    const previous = messages.get(last);
    messages.set(message.wamid, message);
    if (!isOnPhone(message)) return;
    if (!previous || previous.seq > message.seq) draw();
    else box.append(...nodesFor(message, previous));
    if (typing.isConnected) box.append(typing);
    if (stay) scrollToEnd();
    else {
      unseenBelow += 1;
      drawToNewest();
    }
  }

  function setStatus(wamid, status, failedWith) {
    const message = messages.get(wamid);
    if (!message) return;
    const wasThere = isOnPhone(message);
    message.status = status;
    message.failedWith = failedWith;
    if (!wasThere) add(message);
    const shownBox = lines.get(wamid)?.querySelector('.bubble');
    if (!shownBox) return;
    shownBox.dataset.status = status;
    shownBox.querySelector('.meta').replaceWith(meta(message, message.direction === 'inbound'));
  }

  function setReactions(wamid, reactions) {
    const message = messages.get(wamid);
    if (!message) return;
    message.reactions = reactions;
    const line = lines.get(wamid);
    if (line) drawReaction(line, message);
  }

  function setTyping(until) {
    clearTimeout(typingTimer);
    typing.remove();
    if (until <= Date.now()) return;
    const stay = nearEnd();
    box.append(typing);
    if (stay) scrollToEnd();
    typingTimer = setTimeout(() => typing.remove(), until - Date.now());
  }

  box.addEventListener('scroll', () => {
    if (nearEnd()) unseenBelow = 0;
    drawToNewest();
  });
  // A photo has no height until it is loaded.
  box.addEventListener(
    'load',
    () => {
      if (box.scrollHeight - box.scrollTop - box.clientHeight < 450) scrollToEnd();
    },
    true,
  );
  toNewest.addEventListener('click', scrollToEnd);

  return {
    show(items) {
      messages = new Map(items.map((message) => [message.wamid, message]));
      shown = PORTION;
      draw();
      scrollToEnd();
    },
    add,
    goTo,
    setStatus,
    setReactions,
    setTyping,
  };
}

/** A message of the business is on the phone once it is delivered; reactions are no bubbles. */
function isOnPhone(message) {
  if (message.type === 'reaction') return false;
  return message.direction === 'inbound' || ['delivered', 'read', 'failed'].includes(message.status);
}

const failedNote = (message) =>
  el(
    'div',
    { class: 'note fault' },
    `A message from the business never arrived (error ${message.failedWith})`,
  );

function drawReaction(line, message) {
  const emoji = Object.values(message.reactions ?? {}).join('');
  line.querySelector('.reaction')?.remove();
  line.classList.toggle('has-reaction', emoji !== '');
  if (emoji) line.querySelector('.bubble')?.append(el('span', { class: 'reaction' }, emoji));
}
