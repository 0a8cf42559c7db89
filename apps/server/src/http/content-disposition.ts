/** RFC 5987: everything but these is percent-encoded. encodeURIComponent leaves ' ( ) * alone, which the RFC does not allow. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** Chinese names for every current browser, with a plain fallback for what does not know RFC 5987. */
export const contentDisposition = (kind: 'attachment' | 'inline', name: string): string => {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const fallback = /^[\x20-\x7e]+$/.test(name) ? name.replace(/["\\]/g, '_') : `file${extension}`
  // A lone surrogate cannot be encoded; toWellFormed replaces it.
  return `${kind}; filename="${fallback}"; filename*=UTF-8''${encodeName(name.toWellFormed())}`
}
