import type { Permission } from '@zhengji/domain/access/permission'
import type { Me } from '@zhengji/domain/session/view'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { fetchMe, signIn as askSignIn, signOut as askSignOut, stepUp as askStepUp } from '../api/session.ts'

/** Who is signed in and what they may do, by the same permissions by which the server refuses. */
export const useSession = defineStore('session', () => {
  const me = shallowRef<Me | null>(null)
  /** The server was asked at least once. */
  const known = ref(false)
  /** The session ended while somebody was at work: the page stays, a dialog asks for the password. */
  const ended = ref(false)
  const waiting: (() => void)[] = []

  /** Somebody waits for the password to be given again; resolves false when the dialog is closed. */
  const stepUpWaiting = shallowRef<((passed: boolean) => void) | null>(null)

  async function load() {
    me.value = await fetchMe()
    known.value = true
  }

  async function signIn(login: string, password: string) {
    me.value = await askSignIn({ login, password })
    known.value = true
    ended.value = false
    for (const go of waiting.splice(0)) go()
  }

  async function signOut() {
    await askSignOut()
    me.value = null
    ended.value = false
  }

  /** The session is over: a dialog asks for the password. Resolves when it was given, be it later than the dialog was closed. */
  function untilSignedIn(): Promise<void> {
    ended.value = true
    return new Promise((resolve) => waiting.push(resolve))
  }

  /** Opens the dialog that asks for the password again (step-up); resolves when it was accepted or given up. */
  function askPassword(): Promise<boolean> {
    return new Promise((resolve) => {
      stepUpWaiting.value = resolve
    })
  }
  async function stepUp(password: string) {
    await askStepUp({ password })
    closeStepUp(true)
  }
  function closeStepUp(passed: boolean) {
    stepUpWaiting.value?.(passed)
    stepUpWaiting.value = null
  }

  /** With a round: held everywhere or in that round. Without: held anywhere at all. */
  function may(permission: Permission, roundId: string | null = null): boolean {
    const held = me.value
    if (!held) return false
    if (held.permissions.includes(permission)) return true
    if (roundId !== null) return held.roundPermissions[roundId]?.includes(permission) ?? false
    return Object.values(held.roundPermissions).some((permissions) => permissions.includes(permission))
  }

  /** Held in every round: what spans rounds, or belongs to none. */
  function mayEverywhere(permission: Permission): boolean {
    return me.value?.permissions.includes(permission) ?? false
  }

  /** Everything held in one round, for functions of the domain that ask for the list. */
  function heldIn(roundId: string): readonly Permission[] {
    const held = me.value
    return held ? [...held.permissions, ...(held.roundPermissions[roundId] ?? [])] : []
  }

  return {
    me,
    known,
    ended,
    stepUpWaiting,
    load,
    signIn,
    signOut,
    untilSignedIn,
    askPassword,
    stepUp,
    closeStepUp,
    may,
    mayEverywhere,
    heldIn,
  }
})
