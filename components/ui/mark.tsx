interface Props {
  readonly size: number
}

/** A torch's flame in a speech bubble: *mish'al* is Arabic for torch. The same drawing as `public/icons/icon.svg`. */
export function Mark({ size }: Props) {
  return <img src="/icons/icon.svg" alt="" width={size} height={size} />
}
