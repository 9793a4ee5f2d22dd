//go:build tools

// Package opa pins the Open Policy Agent that the benchmark compares with.
package opa

import _ "github.com/open-policy-agent/opa"
