export const enterprise = {
  hint: '在本轮次申报的企业，每家一行；同时申报两类的，两项申报列在一起。',
}
