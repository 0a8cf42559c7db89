/** Full-width digits and every kind of dash become ASCII, blanks go. The announcement itself prints `023—67862888`. */
export const normalisePhone = (input: string): string =>
  input
    .normalize('NFKC')
    .replace(/[—–‐−ー―]/g, '-')
    .replace(/\s/g, '')
    .replace(/-{2,}/g, '-')

const shapes = [/^(?:\+?86-?)?1[3-9]\d{9}$/, /^0\d{2,3}-?\d{7,8}(?:-\d{1,6})?$/, /^400-?\d{3}-?\d{4}$/]

/** A mobile number, a landline with area code and optional extension, or a 400 number; normalised input. */
export const isPhone = (phone: string): boolean => shapes.some((shape) => shape.test(phone))

/** `13812348000` → `138****8000`; of other numbers only the last four digits stay. Personal data in lists (个人信息保护法). */
export const maskPhone = (phone: string): string =>
  /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : phone.slice(0, -4).replace(/\d/g, '*') + phone.slice(-4)
