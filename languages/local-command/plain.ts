import type { Word } from "./split";

/** Programs and shell words that plainly don't install a key. */
const PLAIN: ReadonlySet<string> = new Set(
  (
    "echo printf true false : test [ [[ sleep exit set export unset local read trap wait break continue return shift " +
    "for case esac select done fi in function cd pushd popd pwd mkdir rmdir rm cp mv ln ls cat touch chmod chown date " +
    "grep egrep fgrep sed awk gawk tr cut head tail sort uniq wc tee jq yq base64 md5sum sha256sum openssl tar gzip " +
    "gunzip zip unzip curl wget nc ncat ping nslookup dig host telnet scp sftp rsync ssh-keygen ssh-keyscan " +
    "git which type whoami id uname hostname uptime env aws gcloud helm kubectl timeout seq basename dirname realpath " +
    "ipconfig ifconfig ip net netsh sc reg wmic dism bcdedit tzutil powercfg shutdown slmgr slmgr.vbs cscript wscript " +
    "changepk systeminfo w32tm gpupdate icacls robocopy xcopy copy del dir echo. rem title setx schtasks choco winget"
  ).split(" "),
);

/** Tools of which only some commands run code that the program doesn't show. */
const PARTLY: ReadonlyMap<string, RegExp> = new Map([
  ["docker", /^(?:build|push|pull|login|logout|tag|ps|images|inspect|version|info)$/],
  ["podman", /^(?:build|push|pull|login|logout|tag|ps|images|inspect|version|info)$/],
  ["npm", /^(?:install|ci|i|version|pack|publish|config|-v|--version)$/],
  ["pip", /^(?:install|list|freeze|show)$/],
  ["pip3", /^(?:install|list|freeze|show)$/],
  ["dotnet", /^(?:build|publish|restore|pack|test|--version)$/],
  ["go", /^(?:build|mod|vet|version|get)$/],
  ["pulumi", /^(?:stack|config|whoami|version|login|logout)$/],
  ["terraform", /^(?:init|output|show|validate|fmt|version)$/],
  ["packer", /^(?:init|validate|fmt|version)$/],
]);

/** A cmdlet name, recognized by its verb. Other names with a hyphen, such as `chef-client`, are programs. */
const CMDLET =
  /^(?:add|clear|compare|compress|connect|convertfrom|convertto|copy|disable|disconnect|dismount|enable|expand|export|foreach|format|get|grant|group|import|initialize|install|invoke|join|measure|mount|move|new|out|pop|push|read|register|remove|rename|resize|resolve|restart|resume|save|select|send|set|show|sort|split|start|stop|suspend|tee|test|uninstall|unregister|update|wait|where|write)-[a-z]+$/;

/** Cmdlets that run the code they're given. */
const RUNS =
  /^(?:invoke-(?!webrequest$|restmethod$|command$|azvmruncommand$|azvmssvmruncommand$|cimmethod$|wmimethod$|expression$)|start-job$)/;

/** Cmdlets that deploy or start something defined elsewhere. */
const DEPLOYS = /^(?:new|set|start)-az\w*(?:deployment|deploymentstack|runbook|extension)$/;

/** An Azure Automation webhook, which starts a runbook. */
const WEBHOOK = /azure-automation\.(?:net|us|cn)|\/webhooks\?/i;

/** Whether a name is a PowerShell cmdlet's. */
export function isCmdlet(name: string): boolean {
  return CMDLET.test(name);
}

/** Whether a cmdlet only does what its name says, because its arguments aren't code. */
export function isPlainCmdlet(name: string, args: readonly Word[]): boolean {
  if (name === "start-process") return isPlain(args.find(({ text }) => !text.startsWith("-"))?.text ?? "", []);
  return !RUNS.test(name) && !DEPLOYS.test(name);
}

/** Whether a program can't install a key unless its text says so. */
export function isPlain(name: string, args: readonly Word[]): boolean {
  const [first] = args;
  if (name === "curl" || name === "wget") return !args.some(({ text }) => WEBHOOK.test(text));
  const partly = PARTLY.get(name);
  return partly === undefined ? PLAIN.has(name) : partly.test(first?.text ?? "");
}
