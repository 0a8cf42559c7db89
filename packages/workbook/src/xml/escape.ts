/** Characters that XML 1.0 cannot hold at all, lone surrogates included. */
const forbidden =
  // eslint-disable-next-line no-control-regex -- naming them is the point
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Most texts of a sheet need no escape at all. */
// eslint-disable-next-line no-control-regex -- as above
const special = /[&<>\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/

/** Text as content of an element. What XML cannot hold becomes U+FFFD, so that the file always opens. */
export const escapeText = (text: string): string =>
  special.test(text) ? text.replace(forbidden, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text

/** Text as the value of an attribute in double quotes. */
export const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;')

/** What a cell keeps of a text: lines end in a line feed, characters that neither XML nor the database can hold are U+FFFD. */
export const keptText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(forbidden, '\ufffd')

/**
 * A cell's text. Office programs read `_x000D_` as a control character, so a literal underscore before such a group is
 * itself escaped. `decodeCellText` is its inverse for every text that a cell keeps.
 */
export const encodeCellText = (text: string): string => escapeText(keptText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))

export const decodeCellText = (text: string): string =>
  text.includes('_x')
    ? keptText(text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))))
    : text
