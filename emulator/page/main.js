import { takeNewOperator } from './add-operator.js';
import { api } from './api.js';
import { createChat } from './chat.js';
import { createComposer } from './composer.js';
import { live } from './live.js';
import { openSheet } from './open-sheet.js';
import { drawPhoneList } from './phone-list.js';
import { createSwitches } from './switches.js';

const byId = (id) => document.getElementById(id);
const desk = byId('desk');
const phones = new Map();
let current = null;
let typingTimer;

const composer = createComposer({ currentPhone: () => current, goTo: (wamid) => chat.goTo(wamid) });

const press = (message, id) =>
  api.press(message.phone, message.wamid, id).catch((error) => composer.fail(error.message));

const chat = createChat({
  press,
  quote: composer.quote,
  openList: (message) => openSheet(message, (id) => press(message, id)),
});

const switches = createSwitches({
  currentPhone: () => current,
  offlinePhones: () => [...phones.values()].filter((phone) => !phone.online).map((phone) => phone.digits),
  onClose: () => desk.classList.remove('panel-open'),
});

function drawPhones() {
  drawPhoneList(phones.values(), current, pick);
  const phone = phones.get(current);
  byId('composer').inert = !phone;
  byId('offline-mark').hidden = phone?.online !== false;
  byId('chat-subtitle').textContent = !phone
    ? 'Pick an operator'
    : phone.typingUntil > Date.now()
      ? 'typing…'
      : `on ${phone.name}’s phone, ${phone.phoneNumber}`;
}

/** Takes a phone in hand: its chat is shown and thereby read. */
async function pick(digits) {
  current = digits;
  history.replaceState(null, '', `#${digits}`);
  desk.classList.add('chat-open');
  composer.clear();
  await loadChat();
}

async function loadChat() {
  const digits = current;
  const { phone, items } = await api.messages(digits);
  if (current !== digits) return;
  phones.set(digits, phone);
  chat.show(items);
  showTyping(phone.typingUntil);
  drawPhones();
  switches.draw();
  readIfSeen();
}

function showTyping(until) {
  chat.setTyping(until);
  clearTimeout(typingTimer);
  if (until > Date.now()) typingTimer = setTimeout(drawPhones, until - Date.now() + 50);
}

/** What is on the screen has been read; a page in the background reads nothing. */
function readIfSeen() {
  const phone = phones.get(current);
  if (phone?.unread > 0 && document.visibilityState === 'visible' && chatIsOpen()) {
    api.read(current).catch(() => {});
  }
}

const chatIsOpen = () => byId('chat').offsetParent !== null;

async function loadAll() {
  byId('live-lost').hidden = true;
  const [state, known] = await Promise.all([api.state(), api.phones()]);
  phones.clear();
  for (const phone of known.items) phones.set(phone.digits, phone);
  switches.setState(state);
  drawPhones();
  const wanted = current ?? location.hash.slice(1);
  if (phones.has(wanted)) await pick(wanted);
}

function onEvent(event) {
  if (event.type === 'switches') {
    switches.setSwitches(event.switches);
    return;
  }
  if (event.phone) phones.set(event.phone.digits, event.phone);
  drawPhones();
  if (event.phone?.digits !== current) return;
  if (event.type === 'message') {
    if (event.message.direction === 'outbound') showTyping(0);
    chat.add(event.message);
  }
  if (event.type === 'status') chat.setStatus(event.wamid, event.status, event.failedWith);
  if (event.type === 'reaction') chat.setReactions(event.wamid, event.reactions);
  if (event.type === 'typing') showTyping(event.until);
  if (event.type === 'phone') switches.draw();
  readIfSeen();
}

function leaveChat() {
  current = null;
  history.replaceState(null, '', ' ');
  desk.classList.remove('chat-open');
  chat.show([]);
  drawPhones();
}

byId('back').addEventListener('click', leaveChat);
for (const id of ['panel-open-chat', 'panel-open-list']) {
  byId(id).addEventListener('click', () => desk.classList.toggle('panel-open'));
}
document.addEventListener('visibilitychange', readIfSeen);
takeNewOperator(async (phone) => {
  phones.set(phone.digits, phone);
  await pick(phone.digits);
});
drawPhones();
live({
  onEvent,
  onOpen: () => loadAll().catch(() => {}),
  onLost: () => {
    byId('live-lost').hidden = false;
  },
});
