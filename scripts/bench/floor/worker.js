// Asks what its page was asked and passes each piece of the answer on as it comes. No retry, no limit, no journal, and
// no dialect but the demo server's.
chrome.runtime.onConnect.addListener(port => {
  port.onMessage.addListener(async ({ server, question }) => {
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
        if (frame === 'data: [DONE]') return
        const text = JSON.parse(frame.slice('data: '.length)).choices[0]?.delta.content
        if (text) port.postMessage(text)
      }
    }
  })
})
