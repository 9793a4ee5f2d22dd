import { isShell, startsUnshown } from "../../../languages/local-command";

describe("a command that starts code the program doesn't show", () => {
  test.each([
    "./activate.sh",
    "bash activate.sh legacy",
    "sh ./scripts/activate.sh && echo done",
    "cd scripts && sudo -E ./activate",
    "KEY=1 ./activate.sh",
    "source ./activate.sh",
    ". activate.sh",
    "curl -s https://example.com/activate.sh | bash",
    "bash < activate.sh",
    'bash -c "$(curl -fsSL https://example.com/activate.sh)"',
    'bash -c "ansible-playbook site.yml"',
    "ansible-playbook -i hosts activate.yml",
    "ansible windows -m script -a activate.ps1",
    "make activate",
    "python3 activate.py",
    "python -c 'import activate'",
    "node activate.js",
    "salt 'legacy*' state.apply activation",
    "salt-ssh legacy state.apply",
    "knife ssh name:legacy chef-client",
    "chef-client -o activation",
    "puppet apply activation.pp",
    "npm run activate",
    "terraform apply -auto-approve",
    "docker run --rm tools/activate",
    "activate-windows legacy",
    "pwsh ./activate.ps1",
    "pwsh -File activate.ps1 -Name legacy",
    "Invoke-AzVMRunCommand -VMName legacy -ScriptPath ./activate.ps1",
    "Start-Process .\\activate.exe",
    "az vm run-command invoke -n legacy --command-id RunPowerShellScript --scripts @activate.ps1",
    "az vm run-command invoke -n legacy --command-id RunPowerShellScript --scripts=@activate.ps1",
    'az vm run-command invoke -n legacy --scripts "$(cat activate.ps1)"',
    "az vm run-command invoke -n legacy --scripts `cat activate.ps1`",
    'az vm run-command invoke -n legacy --scripts "$SCRIPT"',
    "az vm run-command invoke \\\n  -n legacy \\\n  --scripts @activate.ps1",
    "az vm run-command create -n legacy --script-uri https://example.com/activate.ps1",
    "az vm extension set -n CustomScriptExtension --vm-name legacy --settings @settings.json",
    "az deployment group create -g rg --template-file extension.json",
    "az automation runbook start -n activate",
    "curl -X POST 'https://1.webhook.we.azure-automation.net/webhooks?token=1'",
    "ssh admin@legacy activate.cmd",
    'ssh admin@legacy "$(cat activate.ps1)"',
    "ssh admin@legacy < activate.ps1",
    "for m in a b; do ./activate.sh $m; done",
    "if true; then make activate; fi",
    'pwsh -c ". ./activate.ps1; Install-Key"',
    "timeout 300 ./activate.sh",
    "ssh -i key.pem -p 22 admin@legacy ./activate.sh",
    "cmd /c activate.bat",
    "find . -name '*.sh' -exec {} +",
    "$ACTIVATE legacy",
    'echo "$(./activate.sh legacy)"',
  ])("%s", (line) => {
    expect(startsUnshown(line)).toBe(true);
  });
});

describe("a command that plainly does something else, or shows what it runs", () => {
  test.each([
    "",
    "echo done",
    "echo 'run ./activate.sh later' > note.txt",
    "# ./activate.sh",
    "sleep 30",
    "curl -sf https://legacy.example.com/health",
    "until curl -sf http://legacy/health; do sleep 5; done",
    "for i in {1..30}; do curl -sf http://legacy/health && break; sleep 10; done",
    "nc -z legacy 3389 || exit 1",
    "curl -s https://legacy/version | jq -r .version | tee version.txt",
    "cat <<EOF > hosts\n./activate.sh\nEOF",
    "bash -c 'sleep 5 && echo ready'",
    "timeout 60 ping -c 1 legacy",
    "Install-WindowsFeature -Name Web-Server -IncludeManagementTools",
    "$feature = 'Web-Server'; Install-WindowsFeature $feature",
    'powershell -Command "Install-WindowsFeature Web-Server"',
    "az vm start -g rg -n legacy",
    "az vm wait -n legacy --created",
    "az deployment group show -n main",
    'az vm run-command invoke -n legacy --scripts "Install-WindowsFeature Web-Server"',
    'az vm run-command invoke -n legacy --scripts "slmgr.vbs /ato"',
    "docker build -t web . && docker push web",
    "kubectl apply -f app.yaml",
    "ssh admin@legacy hostname",
    "ssh -i key.pem admin@legacy hostname",
    "timeout -k 5 300 bash -c 'until curl -sf http://legacy/; do sleep 5; done'",
    "cmd /c echo ready",
    "find . -name web.config",
    "cscript //b C:\\Windows\\System32\\slmgr.vbs /ato",
    'echo "$(date) ${NAME}"',
    "hostname",
  ])("%s", (line) => {
    expect(startsUnshown(line)).toBe(false);
  });
});

test.each([
  ["/bin/bash", true],
  ["pwsh", true],
  ["C:\\Windows\\System32\\cmd.exe", true],
  ["python3", false],
  ["/usr/bin/node", false],
])("%s reads a command line: %s", (program, expected) => {
  expect(isShell(program)).toBe(expected);
});

test.each(["$(", "`", "<<EOF\n", "'".repeat(3), "(".repeat(50_000), "$(".repeat(50_000), "a|".repeat(50_000)])(
  "any text is read in time, case %#",
  (text) => {
    expect(typeof startsUnshown(text)).toBe("boolean");
  },
);
