/** Characters that XML 1.0 cannot hold at all, lone surrogates included. */
const forbidden =
  // eslint-disable-next-line no-control-regex -- naming them is the point
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text as content of an element. What XML cannot hold becomes U+FFFD, so that the file always opens. */
export const escapeText = (text: string): string =>
  text.replace(forbidden, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Text as the value of an attribute in double quotes. */
export const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;')

/**
 * A cell's text. Office programs read `_x000D_` as a control character, so a literal underscore before such a group is
 * itself escaped. `decodeCellText` is its inverse for every text that XML can hold.
 */
export const encodeCellText = (text: string): string =>
  escapeText(text.replaceAll('\r\n', '\n').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))

/** Lines end in a line feed; characters that neither XML nor the database can hold become U+FFFD. */
export const decodeCellText = (text: string): string =>
  text.includes('_x')
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/\r\n?/g, '\n')
        .replace(forbidden, '\ufffd')
    : text
