import { inSameGroup } from "../../stack/same-group";
import { Lists } from "../../values/lists";
import { text } from "../../values/read";
import type { DeclaredMachines } from "./related-machines";

function nameIn({ declared: { urn, path, token, props } }: DeclaredMachines): string | undefined {
  const name = path === "" ? undefined : text(props, "name");
  return typeof name === "string" ? `${urn} ${token.kind} ${name.toLowerCase()}` : undefined;
}

/** Finds the machines of a template that are, or may be, one machine in Azure: declared twice, such as to change it. */
export class Twins {
  private byName: Lists<string, DeclaredMachines> | undefined;

  constructor(private readonly machines: readonly DeclaredMachines[]) {}

  /** Returns the declarations of a machine, and those that are of the same one if two groups have the same name. */
  of(machine: DeclaredMachines): { machines: readonly DeclaredMachines[]; perhaps: readonly DeclaredMachines[] } {
    const name = nameIn(machine);
    this.byName ??= new Lists(this.machines, nameIn);
    const others = (name === undefined ? [] : this.byName.of(name)).filter((other) => other !== machine);
    const within = (certainty: string) =>
      others.filter(({ declared }) => inSameGroup(machine.declared, declared) === certainty);
    return { machines: [machine, ...within("yes")], perhaps: within("maybe") };
  }
}
