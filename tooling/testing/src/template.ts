/** The migrated database that every test database is a clone of. Nobody stays connected to it, or cloning would fail. */
export const templateDatabase = 'zhengji_template'
