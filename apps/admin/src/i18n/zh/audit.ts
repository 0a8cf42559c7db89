export const audit = { title: '标题' }
