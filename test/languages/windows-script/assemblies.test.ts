import { type ScriptParameter, readScript } from "../../../languages/windows-script";
import { UNKNOWN } from "../../../values/value";
import { K, outcome } from "./samples";

describe("code of .NET that the script doesn't show", () => {
  test.each([
    "Add-Type -TypeDefinition $code; [A]::B()",
    "Add-Type $code -Language CSharp; [A]::B()",
    "Add-Type -TypeDefinition (Get-Content a.cs -Raw)",
    "Add-Type (Get-Content a.cs -Raw)",
    "Add-Type -MemberDefinition $signature -Name A -Namespace B",
    "Add-Type -Member $signature -Name A",
    "$type = Add-Type -TypeDefinition $code -PassThru; $type::Run()",
    "$p = @{ TypeDefinition = $code }; Add-Type @p",
    "Add-Type -Path $dll",
    "Add-Type -Path a.cs",
    "Add-Type -Path *.dll",
    "Add-Type -Path C:\\tools\\a.dll; [A.B]::C()",
    "Add-Type -Path C:\\Windows\\Temp\\a.dll",
    'Add-Type -LiteralPath "$PSScriptRoot\\a.dll"; $a = New-Object A.B',
    "Add-Type -Path (Join-Path $PSScriptRoot 'a.dll')",
    "Get-ChildItem *.dll | ForEach-Object { Add-Type -Path $_.FullName }",
    "Add-Type -AssemblyName Contoso.Licensing; [Contoso.Licensing.A]::B()",
    "Add-Type -AssemblyName System.Web, Contoso.Licensing",
    "Add-Type -AssemblyName Systems.Own",
    "Add-Type -Assembly $name",
    "foreach ($a in $list) { Add-Type -AssemblyName $a }",
    '[Reflection.Assembly]::LoadFrom("$dir\\a.dll")',
    "[Reflection.Assembly]::LoadFrom('C:\\a.dll')",
    "[Reflection.Assembly]::LoadWithPartialName($name)",
    "[Reflection.Assembly]::Load([Convert]::FromBase64String($text))",
    // It's shown, but what it does isn't followed.
    `Add-Type -TypeDefinition 'class A { void B() { o.InvokeMethod("InstallProductKey", key); } }'`,
    `$code = 'class A { string K = "${K}"; void B() { o.InvokeMethod("InstallProductKey", K); } }'; Add-Type $code`,
    "Add-Type -Name A -MemberDefinition '[DllImport(\"slc.dll\")] static extern int SLInstallProofOfPurchase(int a);'",
  ])("%s", (script) => {
    expect(outcome(script)).toEqual(["code-not-shown"]);
  });

  test("that is unknown in this run", () => {
    const unknown: readonly ScriptParameter[] = [{ name: "x", value: UNKNOWN, secret: false }];
    for (const script of ["Add-Type -TypeDefinition $x", "Add-Type -Path $x", "Add-Type -AssemblyName $x"]) {
      expect(readScript(script, unknown).undecided).toEqual(["unknown-value"]);
    }
    expect(readScript("Add-Type -AssemblyName $x", [{ name: "x", value: "System.Web", secret: false }])).toMatchObject({
      undecided: [],
    });
  });
});

describe("code of .NET that is shown, or assemblies of Microsoft", () => {
  test.each([
    "Add-Type -AssemblyName System.Web; [System.Web.Security.Membership]::GeneratePassword(14, 2)",
    "Add-Type -AssemblyName 'System.Web, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a'",
    "Add-Type -AssemblyName system.windows.forms, System.Drawing, PresentationFramework, WindowsBase",
    'Add-Type -Assembly "System.IO.Compression.FileSystem"',
    "Add-Type -AssemblyName ('System.Web')",
    "foreach ($a in 'System.Web', 'Microsoft.SqlServer.Smo') { Add-Type -AssemblyName $a }",
    "$p = @{ AssemblyName = 'System.Web' }; Add-Type @p",
    'Add-Type -Path "$env:windir\\Microsoft.NET\\Framework64\\v4.0.30319\\WPF\\a.dll"',
    "Add-Type -Path 'C:\\Program Files (x86)\\SDKs\\Microsoft.WindowsAzure.Storage.dll'",
    'Add-Type -Path "$dir\\System.Management.Automation.dll"',
    "Add-Type -TypeDefinition 'public class A { public static int B() { return 1; } }'; [A]::B()",
    "$code = @'\npublic class A { }\n'@\nAdd-Type $code -ReferencedAssemblies $list",
    'Add-Type @"\nclass A { int B = $x; }\n"@',
    "Add-Type -Name A -MemberDefinition '[DllImport(\"user32.dll\")] static extern bool Show(int a);'",
    "[void][System.Reflection.Assembly]::LoadWithPartialName('Microsoft.SharePoint')",
    "foreach ($a in 'System.Web', 'System.Xml') { $a = [Reflection.Assembly]::LoadWithPartialName($a) }",
    "Add-Type -ReferencedAssemblies @(if ($x -and ($y) -and $z) { 'System.Web' }) -TypeDefinition 'class A { }'",
    "Get-Command Add-Type",
  ])("%s", (script) => {
    expect(outcome(script)).toEqual([]);
  });
});

test("code of .NET is no script", () => {
  const code = 'class A { void B() { s.InvokeMethod("InstallProductKey", key); } }';
  expect(readScript(`Add-Type -TypeDefinition '${code}'`).keys).toEqual([]);
});
