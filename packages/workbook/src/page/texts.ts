import type { Locale } from '@zhengji/domain/text'

/** Every word of the printed workbook, in the language of the assignment. Sheet names stay Chinese: see docs/workbook.md. */
const zh = {
  instructions: '填写说明',
  summary: '汇总',
  machine: '系统数据',
  matrix: '评分表',
  rehearsal: '演练',
  rehearsalLine: '【演练】本表仅用于演练,得分不计入任何评审结果。',
  yes: '是',
  no: '否',
  expert: '评审专家',
  sheetNumber: '评分表编号',
  rubric: (version: number, hash: string) => `评分细则第 ${version} 版(${hash})`,
  issued: '签发',
  due: (when: string) => `请于 ${when} 前交回`,
  group: '评审内容',
  criterion: '评分项',
  earns: '评分标准',
  points: '满分',
  recusal: '是否回避',
  recusalHint: '是否回避(是/否)',
  subtotal: '小计',
  total: '合计',
  status: '填写情况',
  complete: '已填齐',
  missing: '缺',
  missingUnit: '项',
  recused: '回避',
  comment: '评审意见',
  sign: '评审专家(签字):________________    日期:______年____月____日',
  rubricLabel: '评分细则',
  dueLabel: '交回期限',
  groupPoints: (points: number) => `(${points} 分)`,
  scoreTitle: (points: number) => `满分 ${points} 分`,
  scoreRange: (points: number, step: number) => `请填 0 至 ${points} 之间的数,${step} 分一档。不评请留空,空白不等于 0 分。`,
  scoreError: (points: number, step: number) => `这里只能填 0 至 ${points} 之间、${step} 的整数倍的得分;标明回避的申报单位不打分。`,
  recusalError: '只能填“是”或“否”。',
  commentError: '评审意见最多 2000 个字。',
  page: '第 &P 页 共 &N 页',
  summaryTitle: '评分汇总(本人)',
  summaryNote: '本页由公式自动计算,不用填写。名次只在已填齐的申报单位之间排列,不代表评审结果。',
  summaryMissing: '还缺得分',
  role: '申报类型',
  applicationNumber: '申报编号',
  applicant: '申报单位',
  rank: '名次',
  order: '序号',
  contact: '联系方式',
  call: '征集公告',
  round: '征集轮次',
  howTo: '怎样填写',
  steps: [
    '只填写评分表中浅黄色的单元格:每个评分项在各申报单位一列填得分,0 分至满分,按规定的档次打分。',
    '没有评的请留空。空白表示“未评”,不会当作 0 分;确实评 0 分的请填 0。',
    '与申报单位有利害关系、应当回避的,在“是否回避”一行选“是”,该单位不再打分。已预先标明“是”的,是按规则应当回避的单位,不能填写。',
    '“评审意见”可以填写文字说明,每个申报单位一格。',
    '小计、合计和“汇总”由公式自动计算,交回后由系统重新计算,以系统复核结果为准。',
    '请不要增加、删除或改动评分项、满分、申报单位及编号;改动过的评分表不能接收。',
    '请用 WPS、Excel 或 LibreOffice 填写,保存为 .xlsx 格式;不要加密码,不要另存为 .xls,不要加入宏。',
    '填完后打印评分表,在签字处签名并写明日期;电子文件和签字的纸质表(或扫描件)一并交回。',
  ],
  after: '交回以后',
  afterSteps: [
    '系统先检查文件是否为本轮签发、内容是否被改动,再逐格核对;有疑问的单元格会逐一列出并与您联系。',
    '导入经第二人确认后才生效;您交回的原文件按原样保存备查。',
    '评分表只供本人使用,请勿转发;评审结果公布前请对评分内容保密。',
  ],
}

type Words = typeof zh

const en: Words = {
  ...zh,
  rehearsal: 'REHEARSAL',
  rehearsalLine: 'REHEARSAL: nothing in this sheet counts towards any result.',
  yes: 'Yes',
  no: 'No',
  expert: 'Expert',
  sheetNumber: 'Sheet no.',
  rubric: (version, hash) => `Rubric version ${version} (${hash})`,
  issued: 'Issued',
  due: (when) => `please return by ${when}`,
  group: 'Area',
  criterion: 'Criterion',
  earns: 'What earns points',
  points: 'Full',
  recusal: 'Recused',
  recusalHint: 'Recused (Yes/No)',
  subtotal: 'Subtotal',
  total: 'Total',
  status: 'State',
  complete: 'complete',
  missing: 'missing',
  missingUnit: '',
  recused: 'recused',
  comment: 'Remarks',
  sign: 'Signature of the expert: ________________    Date: ______________',
  rubricLabel: 'Rubric',
  dueLabel: 'Return by',
  groupPoints: (points) => `(${points} points)`,
  scoreTitle: (points) => `Full marks ${points}`,
  scoreRange: (points, step) => `A number from 0 to ${points} in steps of ${step}. Leave empty what you do not judge: empty is not 0.`,
  scoreError: (points, step) => `Only a score from 0 to ${points} in steps of ${step}; recused applicants are not scored.`,
  recusalError: 'Only “Yes” or “No”.',
  commentError: 'At most 2000 characters.',
  page: 'Page &P of &N',
  summaryTitle: 'Summary (your own sheet)',
  summaryNote: 'Computed by formulas; nothing to fill in. Ranks only compare complete columns and are not the result.',
  summaryMissing: 'Scores still missing',
  role: 'Role',
  applicationNumber: 'Number',
  applicant: 'Applicant',
  rank: 'Rank',
  order: 'No.',
  contact: 'Contact',
  call: 'Call',
  round: 'Round',
  howTo: 'How to fill in',
  steps: [
    'Fill in the light yellow cells only: one score per criterion and applicant, from 0 to the full marks in the given steps.',
    'Leave empty what you have not judged. Empty means “not judged” and never counts as 0; enter 0 when you mean 0.',
    'Where you have an interest in an applicant, choose “Yes” in the row “Recused” and leave the column empty. Columns marked “Yes” beforehand are recused by rule and closed.',
    '“Remarks” takes free text, one cell per applicant.',
    'Subtotals, totals and the summary are formulas; the system computes them again after return, and its figures count.',
    'Do not add, delete or change criteria, full marks, applicants or numbers: a changed sheet cannot be accepted.',
    'Use WPS, Excel or LibreOffice and save as .xlsx; no password, no .xls, no macros.',
    'Print the finished sheet, sign and date it, and return the file together with the signed paper or its scan.',
  ],
  after: 'What happens next',
  afterSteps: [
    'The system checks that the file was issued for this round and is unchanged, then every cell; doubtful cells are listed one by one.',
    'An import counts only after a second person has confirmed it; your original file is kept as it came.',
    'The sheet is for you alone: do not pass it on, and keep scores confidential until the result is published.',
  ],
}

export const words = (locale: Locale): Words => (locale === 'zh' ? zh : en)

/** Excel allows 31 characters and none of []:*?/\; a name in use gets a number. Always begins with Chinese: LibreOffice drops defined names that point to unquoted ASCII names. */
export const sheetTitle = (roleName: string, part: number | null, taken: Set<string>): string => {
  const clean = roleName.replace(/[[\]:*?/\\'\p{Cc}\p{Cs}]/gu, '').trim()
  for (let copy = 1; ; copy += 1) {
    const tail = `${copy > 1 ? `(${copy})` : ''}${part === null ? '' : `·${part}`}`
    // Sliced by UTF-16 length as Excel counts, without cutting a pair in two.
    const room = 31 - `${zh.matrix}·${tail}`.length
    const title = `${zh.matrix}·${clean.slice(0, room).replace(/[\ud800-\udbff]$/, '')}${tail}`
    if (taken.has(title.toLowerCase())) continue
    taken.add(title.toLowerCase())
    return title
  }
}
