/** There is no room left for temporary chats. */
export class TemporaryFullError extends Error {
  override readonly name = 'TemporaryFullError'

  constructor() {
    super('Temporary chats take as much memory as they may')
  }
}
