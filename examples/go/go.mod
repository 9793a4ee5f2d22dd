module hub-go

go 1.25

require (
	github.com/pulumi/pulumi-azure-native-sdk/compute/v3 v3.28.0
	github.com/pulumi/pulumi-azure-native-sdk/v3 v3.28.0
	github.com/pulumi/pulumi/sdk/v3 v3.259.0
)
