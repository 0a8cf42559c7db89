import { loadDemonstration } from './load.ts'
import { joinRunningSystem } from './running-system.ts'

/** `npm run demo`: fills the running system with a rehearsal round. Running it again makes another round beside the first. */
try {
  const system = await joinRunningSystem(process.env, 'demo')
  try {
    const { accounts, round, applications, experts } = await loadDemonstration(system.ctx, 'chongqing-invoice-lottery-2026', (line) =>
      console.log(line),
    )
    console.log(`\n“${round.name}”：${applications} 份申报，${experts} 名专家。登录 ${system.url}\n`)
    for (const { login, password, displayName } of accounts) console.log(`  ${login.padEnd(14)} ${password}   ${displayName}`)
  } finally {
    await system.close()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
