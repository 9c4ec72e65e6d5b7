export type System = 'linux' | 'mac' | 'windows'

/**
 * What tells Ollama of our origin, by system: a line of its service's environment, a command, a command. It is heard when
 * Ollama is started again. `origin` is that of our own pages.
 */
export function ollamaOriginLine(origin: string): Readonly<Record<System, string>> {
  return {
    linux: `Environment="OLLAMA_ORIGINS=${origin}"`,
    mac: `launchctl setenv OLLAMA_ORIGINS "${origin}"`,
    windows: `setx OLLAMA_ORIGINS "${origin}"`,
  }
}
