import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { refuse, type Refusal } from '@zhengji/domain/refusal/refusal'

/** Frequent passwords of public lists, the most frequent first. */
const frequent =
  '123456 password 12345678 qwerty 123456789 12345 1234 111111 1234567 dragon 123123 abc123 letmein monkey iloveyou admin welcome login passw0rd master hello freedom whatever qazwsx trustno1 000000 666666 888888 5201314 woaini a123456 1qaz2wsx qwertyuiop asdfgh zxcvbn root test guest user secret changeme default administrator p@ssw0rd'

/** Pinyin and words of this office: `pingshenxitong` is long, and the first thing a neighbour would try. */
const local =
  'pingshen xitong zhengji chongqing shangwu shangwuwei weiyuanhui fapiao youjiang jiangli choujiang qiye shenbao shenqing zhuanjia pingfen caiwu chuangkou jingban shenpi shenji guanliyuan anquan gongzuo mima denglu zhanghao yonghu woaini zhongguo beijing shanghai nanan yuzhong yubei jiangbei shapingba jiulongpo banan shancheng huoguo changjiang jialing bangongshi chuzhang kezhang juzhang zhuren bumen danwei zhengfu cunchu shuju gongsi keji youxian xinxi fuwu pingtai tongchou canyu jigou woshi nihao zhangsan lisi wangwu jintian mingtian xinnian kuaile gongxi facai shengri expert review system office committee commerce invoice lottery call platform chongqing2026 cqfp'

/** Surnames and syllables that make up most names and words in pinyin. */
const syllables =
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang han feng deng cao peng zeng xiao tian dong yuan pan cai jiang yu du ye cheng wei su lu ding ren shen yao zhong cui tan fan wan xin min jun ming hua jie yan ping hong lei qiang bo fei tao chao bin hai shan shui shi da tian di ren xue sheng guan bu ju ke xi tong ping'

const judge = new ZxcvbnFactory({
  dictionary: { frequent: frequent.split(' '), local: local.split(' '), syllables: [...new Set(syllables.split(' '))] },
  graphs: {},
})

const minimumLength = 12

/** A year at the end is the first thing a guesser adds, yet zxcvbn counts it as a whole further word. */
const withoutYear = (password: string): string => password.replace(/(?:19|20)\d\d$/, '')

/**
 * At least 12 characters and, without a year at its end, a zxcvbn score of at least 3 of 4, with the person's own login and name
 * among the words to avoid.
 * Source: NIST SP 800-63B (length and a list of guessable ones instead of character classes).
 */
export const checkPassword = (password: string, own: readonly string[]): { readonly ok: true } | Refusal => {
  if (Array.from(password).length < minimumLength) return refuse('password-too-short', { min: minimumLength })
  const { score } = judge.check(withoutYear(password), [...own])
  return score >= 3 ? { ok: true } : refuse('password-too-weak')
}
