/**
 * Families that take no chat, by their names: OpenAI lists all of its models and says nothing of what they do, and others
 * list theirs as OpenAI does. A part of a name counts only whole: `embedder-chat` is any model's name.
 */
const OTHERS =
  /(?:^|[-_/.:])(?:whisper|transcribe|tts|stt|dall-e|image|imagen|sora|veo|embed|embeddings?|moderation|rerank(?:er)?|realtime|ocr|babbage-002|davinci-002|gpt-3\.5-turbo-instruct)(?:$|[-_/.:])/i

/** Whether a model that says nothing of itself may chat. */
export const isChatName = (id: string): boolean => !OTHERS.test(id)
