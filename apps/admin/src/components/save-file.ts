/** Hands bytes to the browser to be saved under this name. */
export const saveFile = (name: string, bytes: Blob): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
