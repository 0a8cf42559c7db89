export const applicationTabs = ['materials', 'conditions', 'entities', 'papers', 'messages', 'timeline'] as const
export type ApplicationTabKey = (typeof applicationTabs)[number]

/** Which tab an address means; the plain address and unknown ones mean the first. */
export const tabOf = (param: unknown): ApplicationTabKey => applicationTabs.find((key) => key === param) ?? 'materials'
