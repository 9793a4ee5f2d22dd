import { equalsIgnoreCase } from "../../../values/equals-ignore-case";
import { pathText } from "../../../values/path";
import { list, text } from "../../../values/read";
import type { ScriptText } from "../../../values/texts";
import { UNKNOWN } from "../../../values/value";
import type { CarrierShape } from "../../shape";
import { scriptCarrier } from "../parts/script-carrier";

/**
 * Reads first-logon commands in unattend content. Azure accepts no other setting that could contain a key. Source:
 * @pulumi/azure-native 3.28.0, types/enums/compute (SettingNames): `AutoLogon` and `FirstLogonCommands`.
 */
export function unattendShape(props: unknown, path: readonly string[], settingName = "settingName"): CarrierShape[] {
  const all = list(props, ...path);
  if (all === undefined) return [];
  const contents: readonly ScriptText[] =
    all === UNKNOWN
      ? [{ text: UNKNOWN, path: pathText(path), secret: false }]
      : all.flatMap((_, index): ScriptText[] => {
          const here = [...path, String(index)];
          const setting = text(props, ...here, settingName);
          if (equalsIgnoreCase(setting, "AutoLogon")) return [];
          return [{ text: text(props, ...here, "content"), path: pathText([...here, "content"]), secret: false }];
        });
  if (contents.length === 0) return [];
  return [scriptCarrier("FirstLogonCommands", contents)];
}
