import { spawnSync } from 'node:child_process'
import * as v from 'valibot'
import { npmCommand } from '../npm-command.mjs'

const Bill = v.looseObject({
  bomFormat: v.literal('CycloneDX'),
  metadata: v.looseObject({
    tools: v.array(v.looseObject({})),
    component: v.looseObject({ name: v.string() }),
  }),
  components: v.array(v.looseObject({ 'bom-ref': v.string() })),
})

/**
 * What the lock file names, as CycloneDX: npm's own words, without what would make another file of each run, the moment, a
 * number drawn by lot and npm's version. Of what ships a component is `required`, of what only builds and tests `excluded`.
 *
 * @param folder where the lock file is
 * @param shipped as `name@version`
 */
export function billOfMaterials(folder: string, project: string, shipped: ReadonlySet<string>): string {
  const { serialNumber: _, ...bill } = v.parse(Bill, JSON.parse(askNpm(folder)))
  const { timestamp: __, ...metadata } = bill.metadata
  return `${JSON.stringify(
    {
      ...bill,
      metadata: {
        ...metadata,
        tools: metadata.tools.map(({ version: _, ...tool }) => tool),
        // npm takes the name of the folder.
        component: { ...metadata.component, type: 'application', name: project },
      },
      components: bill.components.map(component => ({
        ...component,
        scope: shipped.has(component['bom-ref']) ? 'required' : 'excluded',
      })),
    },
    undefined,
    2,
  )}\n`
}

function askNpm(folder: string): string {
  const [command, args, options] = npmCommand(['sbom', '--sbom-format=cyclonedx', '--package-lock-only'])
  const { status, stdout, stderr } = spawnSync(command, args, {
    ...options,
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  if (status !== 0) throw new Error(`npm could not say what there is:\n${stderr}`)
  return stdout
}
