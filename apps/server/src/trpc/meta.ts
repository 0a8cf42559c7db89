import type { Permission } from '@zhengji/domain/access/permission'

/**
 * Who may call a procedure. `public`: anybody; `own-session`: any session, also one whose one-time password waits to be changed;
 * `signed-in`: any other session; else holders of the permission.
 */
export type Access = 'public' | 'own-session' | 'signed-in' | Permission

export interface Meta {
  readonly access: Access
}
