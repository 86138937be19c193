// With JavaScript the same form streams: the answer is written as it comes. Without it, or when anything here fails, the form
// posts and the server redirects.
'use strict';

const form = document.getElementById('ask');
const box = document.getElementById('message');
const send = form.querySelector('button');
const stop = document.getElementById('stop');
const problem = document.getElementById('problem');
const status = document.getElementById('status');
const lines = document.getElementById('lines');

function line(role, who, text) {
  const item = document.createElement('li');
  item.className = role;
  const name = document.createElement('strong');
  name.textContent = who;
  const body = document.createElement('p');
  body.textContent = text;
  item.append(name, ' ', body);
  lines.append(item);
  return item;
}

function show(sentence) {
  problem.textContent = sentence;
  problem.hidden = sentence === '';
}

function busy(on) {
  send.disabled = on;
  box.readOnly = on;
  stop.hidden = !on;
  status.textContent = on ? 'The assistant is writing …' : '';
}

async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const whole = (rest + piece.value).split('\n');
    rest = whole.pop();
    for (const json of whole) yield JSON.parse(json);
  }
}

async function refusal(response) {
  if (response.status === 401 || response.status === 403) return 'Your session has ended. Copy your message, and sign in again.';
  try {
    return (await response.json()).problem ?? 'There was no answer.';
  } catch {
    return 'There was no answer.';
  }
}

/** Returns what went wrong, empty when the answer is whole. */
async function ask(signal, answer) {
  const response = await fetch(form.dataset.stream, {
    method: 'POST',
    headers: { Accept: 'application/x-ndjson, application/json' },
    body: new URLSearchParams(new FormData(form)),
    redirect: 'error',
    signal,
  });
  if (!response.ok) return refusal(response);
  const text = answer.querySelector('p');
  for await (const event of eventsOf(response)) {
    if (event.type === 'done') return '';
    if (event.type === 'problem') return event.text;
    text.append(event.text);
    form.scrollIntoView({ block: 'nearest' });
  }
  return 'The answer broke off. Your message is below, ready to be sent again.';
}

form.addEventListener('submit', async (submit) => {
  submit.preventDefault();
  if (send.disabled) return;
  const control = new AbortController();
  stop.onclick = () => control.abort();
  const question = line('user', 'You', box.value);
  const answer = line('assistant', 'Assistant', '');
  document.getElementById('empty')?.remove();
  show('');
  busy(true);
  let wrong;
  try {
    wrong = await ask(control.signal, answer);
  } catch {
    wrong = control.signal.aborted ? 'You stopped the answer.' : 'The server cannot be reached.';
  }
  busy(false);
  if (wrong === '') {
    box.value = '';
    status.textContent = 'The answer is complete.';
  } else {
    question.remove();
    answer.remove();
    show(wrong);
  }
  box.focus();
});

box.addEventListener('keydown', (key) => {
  if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) form.requestSubmit();
});
