import { WindowsActivationPack } from "pulumi-windows-activation";
import { approvedPaths } from "./approved-paths";

new WindowsActivationPack("own-pack", { "activation-undecided": "advisory" }, [approvedPaths]);
