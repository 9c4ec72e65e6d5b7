import { run as reportBundles } from './bundle-report.ts'
import { makePackages } from './package/make-packages.ts'
import { PROJECT_ROOT } from './project-root.ts'

/** Everything that is published. A build over its limits is no build. */
export async function run(): Promise<number> {
  return (await makePackages(PROJECT_ROOT)) || reportBundles()
}
