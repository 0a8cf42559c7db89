// GB 32100-2015, written here once more so that the journey does not check the product with the product's own code.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Appends the check character to 17 characters. */
export const completeCreditCode = (first17: string): string => {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(first17.charAt(index)), 0)
  return first17 + alphabet.charAt((31 - (sum % 31)) % 31)
}

/** The same 17 characters with a check character that does not fit. */
export const spoilCreditCode = (code: string): string =>
  code.slice(0, 17) + alphabet.charAt((alphabet.indexOf(code.charAt(17)) + 1) % alphabet.length)
