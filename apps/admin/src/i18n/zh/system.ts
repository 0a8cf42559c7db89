export const system = { title: '标题' }
