import * as v from 'valibot'

interface Setting<Schema extends v.GenericSchema<string, unknown>> {
  readonly schema: Schema
  /** Taken when the variable is not set or empty; null = none */
  readonly preset: string | null
  /** What it does, for docs/settings.md */
  readonly zh: string
  readonly en: string
  /** Follows the variable's name in the sentence about a mistake */
  readonly mistake: string
}

const setting = <Schema extends v.GenericSchema<string, unknown>>(description: Setting<Schema>): Setting<Schema> => description

const integer = (min: number, max: number) =>
  v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.integer(), v.minValue(min), v.maxValue(max))

const address = (...protocols: string[]) =>
  v.pipe(
    v.string(),
    v.check((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol)),
  )

const yesNo = v.pipe(
  v.picklist(['true', '1', 'false', '0']),
  v.transform((value) => value === 'true' || value === '1'),
)

/** Keys are pasted: a space in them came along by mistake. */
const secret = v.pipe(v.string(), v.regex(/^\S+$/))

/** All environment variables. docs/settings.md is made from this table, and a test holds the two together. */
export const settingsTable = {
  PORT: setting({
    schema: integer(1, 65_535),
    preset: '3000',
    zh: '网页和接口的端口',
    en: 'Port of pages and interface',
    mistake: 'must be a port, a whole number from 1 to 65535',
  }),
  HOST: setting({
    schema: v.pipe(v.string(), v.regex(/^[\w.:-]+$/)),
    preset: '127.0.0.1',
    zh: '监听的地址；`0.0.0.0` 为本机全部地址（须同时设 `PUBLIC_URL` 或 `ALLOW_PLAIN_HTTP`）',
    en: 'Address to listen on; `0.0.0.0` is every address of the machine (then set `PUBLIC_URL` or `ALLOW_PLAIN_HTTP` too)',
    mistake: 'must be an address of this machine or a host name, e.g. 127.0.0.1 or 0.0.0.0',
  }),
  DATA_DIR: setting({
    schema: v.string(),
    preset: '.data',
    zh: '数据目录：文件、密钥、内置数据库。相对路径从项目目录算起',
    en: 'Directory of files, keys and the embedded database; relative to the project',
    mistake: 'must be a directory',
  }),
  DATABASE_URL: setting({
    schema: address('postgres:', 'postgresql:'),
    preset: null,
    zh: '外部 PostgreSQL（15 及以上），其用户须能建表和建角色；不设则用内置的',
    en: 'A PostgreSQL of yours (15 or later) whose user may create tables and roles; embedded when not set',
    mistake: 'must look like postgres://user:password@host:5432/database',
  }),
  REDIS_URL: setting({
    schema: address('redis:', 'rediss:'),
    preset: null,
    zh: '任务队列用的 Redis 或 Valkey；不设则队列也在 PostgreSQL 中',
    en: 'Redis or Valkey for the queue; when not set the queue lives in PostgreSQL too',
    mistake: 'must look like redis://host:6379 or rediss://user:password@host:6380',
  }),
  QUEUE_PREFIX: setting({
    schema: v.pipe(v.string(), v.regex(/^[\w-]+$/)),
    preset: null,
    zh: '多个系统共用一个 Redis 时各自的前缀；默认由数据目录得出，设了 `DATABASE_URL` 时为 `zhengji`',
    en: 'Own prefix when several installations share one Redis; derived from the data directory, or `zhengji` with `DATABASE_URL`',
    mistake: 'must consist of letters, digits, - and _',
  }),
  PUBLIC_URL: setting({
    schema: address('http:', 'https:'),
    preset: null,
    zh: '用户在浏览器中使用的地址（经反向代理时必设）；默认 `http://HOST:PORT`',
    en: 'Address that people type in their browser (set it behind a proxy); default `http://HOST:PORT`',
    mistake: 'must be an address that starts with https:// or http://',
  }),
  ALLOW_PLAIN_HTTP: setting({
    schema: yesNo,
    preset: 'false',
    zh: '`true`：允许本机以外不加密访问（密码将明文传输，仅限隔离的网络）',
    en: '`true` allows unencrypted access from other machines (passwords in the clear: isolated networks only)',
    mistake: 'must be true or false',
  }),
  SMTP_URL: setting({
    schema: address('smtp:', 'smtps:'),
    preset: null,
    zh: '发提醒邮件的服务器；不设则只有站内提醒',
    en: 'Mail server for reminders; when not set there are only in-app ones',
    mistake: 'must look like smtps://user:password@host:465',
  }),
  MAIL_FROM: setting({
    schema: v.pipe(v.string(), v.regex(/^[^\r\n]*@[^\r\n]*$/)),
    preset: null,
    zh: '邮件的发件人；设了 `SMTP_URL` 时必填',
    en: 'Sender of messages; required with `SMTP_URL`',
    mistake: 'must be an e-mail address, e.g. zhengji@example.gov.cn or 征集 <zhengji@example.gov.cn>',
  }),
  DINGTALK_URL: setting({
    schema: address('https:', 'http:'),
    preset: null,
    zh: '钉钉群机器人的 Webhook 地址（含 access_token），群里只发主题，不含个人信息',
    en: 'Webhook of a DingTalk group robot, with its access_token; the chat is told subjects without personal data',
    mistake: 'must be the https address that DingTalk shows for the robot',
  }),
  DINGTALK_SECRET: setting({
    schema: secret,
    preset: null,
    zh: '钉钉机器人“加签”的密钥（SEC…）',
    en: 'Secret of the DingTalk robot (SEC…), when it checks signatures',
    mistake: 'must be the secret without spaces',
  }),
  FEISHU_URL: setting({
    schema: address('https:', 'http:'),
    preset: null,
    zh: '飞书群机器人的 Webhook 地址',
    en: 'Webhook of a Feishu group robot',
    mistake: 'must be the https address that Feishu shows for the robot',
  }),
  FEISHU_SECRET: setting({
    schema: secret,
    preset: null,
    zh: '飞书机器人“签名校验”的密钥',
    en: 'Secret of the Feishu robot, when it checks signatures',
    mistake: 'must be the secret without spaces',
  }),
  WECOM_URL: setting({
    schema: address('https:', 'http:'),
    preset: null,
    zh: '企业微信群机器人的 Webhook 地址（含 key）',
    en: 'Webhook of a WeCom group robot, with its key',
    mistake: 'must be the https address that WeCom shows for the robot',
  }),
  SMS_PROVIDER: setting({
    schema: v.picklist(['aliyun', 'tencent']),
    preset: null,
    zh: '短信网关：`aliyun` 或 `tencent`；不设则不发短信',
    en: 'Gateway for text messages, `aliyun` or `tencent`; none when not set',
    mistake: 'must be aliyun or tencent',
  }),
  SMS_KEY_ID: setting({
    schema: secret,
    preset: null,
    zh: '短信网关的 AccessKey ID / SecretId',
    en: 'AccessKey ID or SecretId of the gateway',
    mistake: 'must be the key without spaces',
  }),
  SMS_KEY_SECRET: setting({
    schema: secret,
    preset: null,
    zh: '短信网关的 AccessKey Secret / SecretKey',
    en: 'AccessKey secret or SecretKey of the gateway',
    mistake: 'must be the secret without spaces',
  }),
  SMS_SIGN_NAME: setting({
    schema: v.pipe(v.string(), v.maxLength(40)),
    preset: null,
    zh: '经网关审核的短信签名',
    en: 'Signature name that the gateway approved',
    mistake: 'must be at most 40 characters',
  }),
  SMS_TEMPLATES: setting({
    schema: v.pipe(v.string(), v.regex(/^[a-z*-]+=[\w-]+(,[a-z*-]+=[\w-]+)*$/)),
    preset: null,
    zh: '各事由的短信模板，如 `draft-not-delivered=SMS_1,*=SMS_2`（`*` 为其余事由）；变量依次为 enterprise、number、deadline、rest',
    en: 'Approved template per purpose, e.g. `draft-not-delivered=SMS_1,*=SMS_2` (`*`: all others); its variables are enterprise, number, deadline, rest',
    mistake: 'must look like draft-not-delivered=SMS_1,*=SMS_2',
  }),
  SMS_APP_ID: setting({
    schema: v.pipe(v.string(), v.regex(/^\d+$/)),
    preset: null,
    zh: '腾讯云短信应用的 SdkAppId',
    en: 'SdkAppId of the application at Tencent',
    mistake: 'must be digits',
  }),
  SMS_URL: setting({
    schema: address('https:', 'http:'),
    preset: null,
    zh: '短信网关的地址；默认为所选网关的公网地址',
    en: 'Address of the gateway; the public one of the provider when not set',
    mistake: 'must be an address that starts with https://',
  }),
  LOG_LEVEL: setting({
    schema: v.picklist(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    preset: 'info',
    zh: '日志的详细程度',
    en: 'How much is logged',
    mistake: 'must be one of fatal, error, warn, info, debug, trace, silent',
  }),
  UPLOAD_LIMIT_MB: setting({
    schema: integer(1, 10_240),
    preset: '500',
    zh: '单个上传文件的上限（MB）；整本扫描件可能很大',
    en: 'Largest uploaded file in MB; a full scan can be big',
    mistake: 'must be a whole number of megabytes from 1 to 10240',
  }),
  DISK_RESERVE_MB: setting({
    schema: integer(0, 1_048_576),
    preset: '500',
    zh: '数据目录至少要留的空间（MB），少于此数不启动、显示未就绪',
    en: 'Space in MB that the data directory must keep free; below it the system does not start and is not ready',
    mistake: 'must be a whole number of megabytes from 0 to 1048576',
  }),
  WORKER_CONCURRENCY: setting({
    schema: integer(1, 64),
    preset: '4',
    zh: '一个工作进程同时处理的任务数',
    en: 'Jobs that one worker handles at a time',
    mistake: 'must be a whole number from 1 to 64',
  }),
  INTAKE_PER_HOUR: setting({
    schema: integer(1, 1000),
    // Two windows, five minutes each.
    preset: '24',
    zh: '全部窗口一小时能收多少件，工作台与实际收件量对比',
    en: 'Deliveries that all counters together can take in an hour; the workbench compares them with what came',
    mistake: 'must be a whole number from 1 to 1000',
  }),
} as const

export type SettingName = keyof typeof settingsTable
