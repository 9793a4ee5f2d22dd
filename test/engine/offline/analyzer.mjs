#!/usr/bin/env node
/**
 * The engine finds it as `pulumi-analyzer-policy-nodejs`: where the CLI has no Node language host, the engine boots a policy pack
 * through a program of that name, in the pack's folder, with its own address and `.` as arguments.
 * https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/resource/plugin/analyzer_plugin.go (2026-11)
 */
import { createRequire } from "node:module";
import { join } from "node:path";

const fromPack = createRequire(join(process.cwd(), "PulumiPolicy.yaml"));
fromPack("@pulumi/pulumi/cmd/run-policy-pack");
