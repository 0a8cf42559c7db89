export const user = { title: '标题' }
