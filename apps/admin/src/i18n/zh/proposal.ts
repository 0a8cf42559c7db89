export const proposal = { title: '标题' }
