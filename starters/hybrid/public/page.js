// Everything that comes from the server is set as text, never as markup: sources are strangers' words.
const element = (name, text = '') =>
  Object.assign(document.createElement(name), { textContent: text });
const form = document.getElementById('form');
const question = document.getElementById('question');
const answer = document.getElementById('answer');

const health = await (await fetch('/healthz')).json();
document.getElementById('banner').textContent = health.banner;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  answer.replaceChildren(element('p', 'Searching …'));
  try {
    const response = await fetch('/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: question.value }),
    });
    answer.replaceChildren(...render(await response.json()));
  } catch {
    answer.replaceChildren(element('p', 'The server does not answer.'));
  }
});

function render(result) {
  if (result.error) return [element('p', result.error)];
  if (result.status === 'failed') return [element('p', `No answer: ${result.reason}`)];
  if (result.status === 'abstained')
    return [element('p', `The corpus does not tell (${result.reason}).`)];
  const quotes = result.citations.map(({ path, heading, quote }) => {
    const block = element('blockquote', quote);
    block.append(element('cite', heading ? `${path}, ${heading}` : path));
    return block;
  });
  return [element('p', result.text), ...quotes];
}
