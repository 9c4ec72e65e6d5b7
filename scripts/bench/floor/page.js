// A textarea that has the focus, a port, and one text node that the whole answer is appended to.
const server = new URLSearchParams(location.search).get('server')
const textarea = document.querySelector('textarea')
const log = document.querySelector('[role=log]')
const text = log.firstElementChild.appendChild(new Text())
const port = chrome.runtime.connect()

port.onMessage.addListener(({ delta, done }) => {
  if (done) log.ariaBusy = 'false'
  else text.appendData(delta)
})

textarea.addEventListener('keydown', event => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  port.postMessage({ server, question: textarea.value })
  log.ariaBusy = 'true'
  textarea.value = ''
})
textarea.focus()
