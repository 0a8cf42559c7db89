export const document = { title: '标题' }
