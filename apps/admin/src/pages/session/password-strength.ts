export type PasswordStrength = 'short' | 'weak' | 'fair' | 'good'

/**
 * A hint while typing; the server's dictionary check decides. Length counts most, then how many different characters there are:
 * `aaaaaaaaaaaa` is long and still weak. Below 12 characters it is short whatever it contains.
 */
export const estimateStrength = (password: string): PasswordStrength => {
  const characters = Array.from(password)
  if (characters.length < 12) return 'short'
  const different = new Set(characters).size
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^\da-zA-Z]/].filter((pattern) => pattern.test(password)).length
  if (different < 6 || /^\d+$/.test(password)) return 'weak'
  if (characters.length >= 16 && different >= 9) return 'good'
  return different >= 9 && classes >= 3 ? 'good' : 'fair'
}
