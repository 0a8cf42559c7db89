import type { OutwardChannel } from '../call/definition.ts'
import type { AttemptOutcome } from '../reminder/delivery.ts'
import { text, type LocalizedText } from '../text.ts'

const unknownHost = text(
  '找不到该地址的服务器。请核对设置中的域名，以及本机的 DNS。',
  'There is no server of that name. Check the host in the settings and the DNS of this machine.',
)
const closed = text(
  '服务器拒绝连接。请核对端口，并确认防火墙允许本机访问。',
  'The server refused the connection. Check the port, and that the firewall lets this machine out.',
)
const silent = text(
  '对方没有及时应答。请确认本机能访问外网、代理和防火墙没有拦截，稍后再测试。',
  'Nobody answered in time. Check that this machine reaches the network and no firewall or proxy is in between, then test again.',
)
const tooFast = text(
  '发送过快，对方暂不接收。请一分钟后再测试。',
  'Too many in a short time: the service takes none for now. Test again in a minute.',
)

/** What keeps any of them from answering: codes of Node's network, of fetch and of nodemailer. */
const network: Readonly<Record<string, LocalizedText>> = {
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  EDNS: unknownHost,
  ECONNREFUSED: closed,
  ESOCKET: closed,
  ETIMEDOUT: silent,
  ECONNECTION: silent,
  TimeoutError: silent,
  'HTTP 429': tooFast,
}

const key = text(
  '地址中的密钥不正确或机器人已被删除。请在群设置中重新复制 Webhook 地址。',
  'The key in the address is wrong, or the robot was removed. Copy the webhook address from the settings of the group again.',
)
const signature = text(
  '签名、关键词或 IP 白名单不符。请核对机器人的安全设置：密钥与设置一致；用关键词的，须包含“征集”；用白名单的，加入本机出口地址。',
  'Signature, keyword or list of addresses do not match. Check the security settings of the robot: the secret as set here; a keyword must be 征集; an address list must hold ours.',
)
const account = text(
  '网关不认可密钥。请核对 SMS_KEY_ID、SMS_KEY_SECRET，并确认该账号有发送短信的权限。',
  'The gateway does not accept the key. Check SMS_KEY_ID and SMS_KEY_SECRET, and that the account may send messages.',
)
const template = text(
  '签名或模板未通过审核或与设置不符。请核对 SMS_SIGN_NAME 和 SMS_TEMPLATES；模板变量见 docs/settings.md。',
  'Signature or template are not approved or differ from the settings. Check SMS_SIGN_NAME and SMS_TEMPLATES; docs/settings.md lists the variables.',
)
const money = text('短信账户余额不足，请充值。', 'The account of the gateway has run out of money.')

/** Error numbers of the providers' own documentation, where something can be said that their words do not. */
const own: Readonly<Record<OutwardChannel, Readonly<Record<string, LocalizedText>>>> = {
  email: {
    EAUTH: text(
      '邮件服务器不认可用户名或密码。请核对 SMTP_URL；多数邮箱须使用授权码而非登录密码，特殊字符须按网址编码。',
      'The mail server does not accept user or password. Check SMTP_URL; many need an authorisation code, and special characters must be URL-encoded.',
    ),
    '535': text(
      '邮件服务器不认可用户名或密码。请核对 SMTP_URL；多数邮箱须使用授权码而非登录密码，特殊字符须按网址编码。',
      'The mail server does not accept user or password. Check SMTP_URL; many need an authorisation code, and special characters must be URL-encoded.',
    ),
    '550': text(
      '收件地址不存在，或服务器不为该发件人转发。请核对您的邮箱和 MAIL_FROM。',
      'The address does not exist, or the server does not relay for this sender. Check your address and MAIL_FROM.',
    ),
    '553': text(
      '发件人与登录的邮箱不一致。请把 MAIL_FROM 设为该邮箱。',
      'The sender is not the mailbox that signed in. Set MAIL_FROM to that mailbox.',
    ),
  },
  sms: {
    'no-template': template,
    'isv.SMS_SIGNATURE_ILLEGAL': template,
    'isv.SMS_TEMPLATE_ILLEGAL': template,
    'isv.TEMPLATE_MISSING_PARAMETERS': template,
    'isv.AMOUNT_NOT_ENOUGH': money,
    'isv.BUSINESS_LIMIT_CONTROL': tooFast,
    'InvalidAccessKeyId.NotFound': account,
    SignatureDoesNotMatch: account,
    'AuthFailure.SecretIdNotFound': account,
    'AuthFailure.SignatureFailure': account,
    'FailedOperation.TemplateIncorrectOrUnapproved': template,
    'FailedOperation.SignatureIncorrectOrUnapproved': template,
    'FailedOperation.InsufficientBalanceInSmsPackage': money,
  },
  dingtalk: { '310000': signature, '300005': key, '130101': tooFast },
  feishu: { '19001': key, '19021': signature, '19022': signature, '19024': signature, '9499': tooFast, '11232': tooFast },
  wecom: { '93000': key, '45009': tooFast },
}

const refused = text(
  '对方拒收。请按其应答内容核对设置；改好后重启系统再测试。',
  'It was refused. Compare the settings with what the provider said; restart after a change, then test again.',
)
const interrupted = text(
  '发送后没有记下应答，是否送达不明。请查看收件处后再测试。',
  'No answer was recorded, so nobody knows whether it arrived. Look there before you test again.',
)

/** What an administrator can do about an attempt; null: it was accepted. */
export const adviceOn = (
  channel: OutwardChannel,
  { outcome, code }: { readonly outcome: AttemptOutcome; readonly code: string },
): LocalizedText | null => {
  if (outcome === 'accepted') return null
  if (outcome === 'begun') return interrupted
  return own[channel][code] ?? network[code] ?? (outcome === 'unreachable' ? silent : refused)
}
