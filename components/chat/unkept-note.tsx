import style from './ending.module.css'

/** While an answer is written and the browser does not store it. */
export const UnkeptNote = () => (
  <p class={style.quiet} role="alert">
    The browser cannot store this at the moment. It goes on here, and is stored as soon as that works again.
  </p>
)
