/** Where a stored file can be read; the server checks the permission each time. */
export const fileUrl = (fileId: string): string => `/api/files/${fileId}`
