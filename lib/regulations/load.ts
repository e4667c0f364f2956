import { join } from 'node:path'
import { readYaml } from '../blocks/yaml-file.ts'
import { WatchListFile } from './schema.ts'

export const loadWatchList = (root: string): WatchListFile =>
  readYaml(join(root, 'regulations/watch-list.yaml'), WatchListFile).data
