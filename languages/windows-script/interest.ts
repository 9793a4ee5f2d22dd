import { mayHoldKey } from "../../values/key-text";

/** Texts without any of these can't affect activation or run another script that is named. */
const OF_INTEREST =
  /ipk|skms|ckms|\bato\b|productkey|pkey|keymanagementservice|slmgr|oslicense|kmslicense|changepk|base64|-e(?:c|n[a-z]{0,14})?\b|iex|invoke-|powershell|pwsh|cmd|\.(?:ps1|cmd|bat|vbs|js|wsf)|unattend|\uE001/i;

/** What may run something that isn't in the text. */
const MAY_RUN =
  /[$%!&\uE000]|@\w|(?:^|[\s;{(=])\.\s|(?<!sub)script|\.(?:reg|run|exec|shellexecute|create)\b|\b(?:start|saps|start-\w+|icm|bash|sh|schtasks|\w+-scheduledtask\w*|import-module|ipmo|activate-windows|windows(?:activation|license|kms\w*)|kms(?:activation|client\w*|host|machine|server)|add-type|assembly|python[\w.]*|pyw?|perl|ruby|php|rundll32|regsvr32|mshta|psexec\w*|winrs|win32_process|process\s+call|reg(?:\.exe)?\s+import|regedit|currentversion\\run\w*|new-service|binpath|execute(?:global)?)\b/im;

/** Whether a text may affect activation or run another script, even if it's only an argument. */
export function isOfInterest(text: string): boolean {
  return OF_INTEREST.test(text) || mayHoldKey(text);
}

/** Whether a script may affect activation, or run code that it doesn't show. */
export function mayMatter(script: string): boolean {
  return MAY_RUN.test(script) || isOfInterest(script);
}
