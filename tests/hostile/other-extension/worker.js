// Answers whoever calls it: what reaches this one shows that what reaches nobody could have.
chrome.runtime.onMessage.addListener((_message, _sender, reply) => reply('heard'))
chrome.runtime.onMessageExternal.addListener((_message, _sender, reply) => reply('heard'))
chrome.runtime.onConnect.addListener(port => port.postMessage('heard'))
chrome.runtime.onConnectExternal.addListener(port => port.postMessage('heard'))
