/** Where the style sheet of the panel puts the list beside the chat. */
export const BESIDE = '(width >= 45rem)'
