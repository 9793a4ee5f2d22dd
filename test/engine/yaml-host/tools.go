//go:build tools

// Package yamlhost pins the language host that the engine tests build to run Pulumi YAML.
package yamlhost

import _ "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml"
