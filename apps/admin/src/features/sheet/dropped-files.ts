const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject))
const childrenOf = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject))

const filesBelow = async (entry: FileSystemEntry): Promise<File[]> => {
  if (isFile(entry)) return [await fileOf(entry)]
  if (!isDirectory(entry)) return []
  const reader = entry.createReader()
  const files: File[] = []
  // A reader answers at most a hundred entries at a time and ends with none.
  for (;;) {
    const children = await childrenOf(reader)
    if (children.length === 0) return files
    for (const child of children) files.push(...(await filesBelow(child)))
  }
}

/** Everything that was dropped, folders opened. Must be called in the event itself: the browser forgets the items right after it. */
export const droppedFiles = async (transfer: DataTransfer): Promise<File[]> => {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return [...transfer.files]
  return (await Promise.all(entries.map(filesBelow))).flat()
}

/** What an expert returns; Office's lock files (`~$…`) and systems' hidden files lie in folders without anybody having put them there. */
export const isSheetFile = (name: string): boolean => /\.(xlsx|zip)$/i.test(name) && !isLeftover(name)
export const isLeftover = (name: string): boolean => /^(~\$|\.)/.test(name) || name === 'Thumbs.db'
