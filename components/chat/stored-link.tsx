import { ButtonLink } from '../ui/button-link.tsx'

/** To where Options says how much is stored, and for how long. */
export const StoredLink = () => <ButtonLink href="/options.html#history">See what is stored</ButtonLink>
