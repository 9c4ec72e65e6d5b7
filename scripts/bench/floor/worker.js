// Asks what its page was asked and passes the answer on as it comes: what came in one piece goes in one piece, since a
// message for each token would cost the page more than the text does. No retry, no limit, no journal, and no dialect but
// the demo server's.
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
      let delta = ''
      for (const frame of frames) {
        if (frame === 'data: [DONE]') continue
        delta += JSON.parse(frame.slice('data: '.length)).choices[0]?.delta.content ?? ''
      }
      if (delta) port.postMessage({ delta })
    }
    port.postMessage({ done: true })
  })
})
