// A textarea that has the focus, and one text node that each delta of the answer is appended to as it comes. The page
// asks by itself: to be told by a worker would cost it more than the text does. No retry, no limit, no journal, and no dialect
// but the demo server's.
const server = new URLSearchParams(location.search).get('server')
const textarea = document.querySelector('textarea')
const log = document.querySelector('[role=log]')
const text = log.firstElementChild.appendChild(new Text())
chrome.runtime.connect()

textarea.addEventListener('keydown', async event => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  const question = textarea.value
  textarea.value = ''
  log.ariaBusy = 'true'
  await ask(question)
  log.ariaBusy = 'false'
})

async function ask(question) {
  const response = await fetch(`${server}/api/openai/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'floor', stream: true, messages: [{ role: 'user', content: question }] }),
  })
  let rest = ''
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const frames = (rest + piece).split('\n\n')
    rest = frames.pop()
    for (const frame of frames) {
      if (frame === 'data: [DONE]') continue
      text.appendData(JSON.parse(frame.slice('data: '.length)).choices[0]?.delta.content ?? '')
    }
  }
}

textarea.focus()
