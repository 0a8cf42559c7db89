import type { HealthCheck } from '@zhengji/domain/system/view'

type Words = Record<HealthCheck['name'], string>

export const system = {
  hint: '服务器运行所需的各个部件。首页、申报和评审出现异常时，先看这里。',
  refresh: '重新检查',
  fine: '各部件均正常。',
  failing: '{count} 个部件异常，请按“处理办法”逐项办理。',
  startedAt: '服务器启动时间',
  checkedAt: '本次检查时间',
  part: '部件',
  state: '状态',
  meaning: '说明',
  detail: '技术信息',
  good: '正常',
  bad: '异常',
  todo: '处理办法',
  parts: { database: '数据库', migrations: '数据库结构', queue: '任务队列', storage: '文件存储', disk: '磁盘空间' } satisfies Words,
  goodWords: {
    database: '能够读写。',
    migrations: '与程序版本一致。',
    queue: '能够接收后台任务；生成评分表、读取回收文件和发送提醒不受影响。',
    storage: '能够保存扫描件和评分表。',
    disk: '剩余空间高于预留量。',
  } satisfies Words,
  badWords: {
    database: '数据库没有应答。此时任何人都不能登记、查询或审批，已保存的数据不受影响。',
    migrations: '程序已升级，但数据库结构尚未随之升级。',
    queue: '任务队列没有应答。登记和审批可以继续；评分表生成、文件读取和提醒会在恢复后自动补做。',
    storage: '文件目录不能读写。扫描件和评分表暂时无法上传、下载。',
    disk: '剩余空间低于预留量，再有上传可能失败。',
  } satisfies Words,
  todos: {
    database: '确认 PostgreSQL 正在运行、网络可达、DATABASE_URL 正确；恢复后系统自动继续，无需重启。',
    migrations: '重新启动系统，启动时会自动升级数据库结构；若仍未完成，请保留启动日志并联系技术支持。',
    queue: '确认队列所用的 Redis（REDIS_URL）或 PostgreSQL 正在运行；恢复后系统自动继续，无需重启。',
    storage: '检查 DATA_DIR 所在磁盘是否在线、系统账户对该目录是否有读写权限；使用对象存储时检查其地址和密钥。',
    disk: '扩大 DATA_DIR 所在磁盘，或移走其他程序的文件；不要删除本系统的任何文件。',
  } satisfies Words,
}
