import type { Rows } from "./resource-type";

/** Images, disks and other sources of machines. */
export const IMAGES = {
  "azure-native azurestackhci:galleryimage": {
    arm: "Microsoft.AzureStackHCI/galleryImages",
    names: ["galleryImageName"],
    formerly: ["azurestackhci:galleryimageretrieve"],
  },
  "azure-native azurestackhci:marketplacegalleryimage": {
    arm: "Microsoft.AzureStackHCI/marketplaceGalleryImages",
    names: ["marketplaceGalleryImageName"],
  },
  "azure-native azurestackhci:virtualharddisk": {
    arm: "Microsoft.AzureStackHCI/virtualHardDisks",
    names: ["virtualHardDiskName"],
    formerly: ["azurestackhci:virtualharddiskretrieve"],
  },
  "azure-native compute:disk": { arm: "Microsoft.Compute/disks", names: ["diskName"] },
  "azure-native compute:galleryimage": {
    arm: "Microsoft.Compute/galleries/images",
    names: ["galleryName", "galleryImageName"],
  },
  "azure-native compute:galleryimageversion": {
    arm: "Microsoft.Compute/galleries/images/versions",
    names: ["galleryName", "galleryImageName", "galleryImageVersionName"],
  },
  "azure-native compute:image": { arm: "Microsoft.Compute/images", names: ["imageName"] },
  "azure-native compute:snapshot": { arm: "Microsoft.Compute/snapshots", names: ["snapshotName"] },
  "azure-native devtestlab:customimage": { arm: "Microsoft.DevTestLab/labs/customImages", names: ["labName", "name"] },
  "azure-native virtualmachineimages:virtualmachineimagetemplate": {
    arm: "Microsoft.VirtualMachineImages/imageTemplates",
    names: ["imageTemplateName"],
  },
  "azure compute:image": { arm: "Microsoft.Compute/images", names: ["name"], terraform: "image" },
  "azure compute:manageddisk": { arm: "Microsoft.Compute/disks", names: ["name"], terraform: "managed_disk" },
  "azure compute:sharedimage": {
    arm: "Microsoft.Compute/galleries/images",
    names: ["galleryName", "name"],
    terraform: "shared_image",
  },
  "azure compute:sharedimageversion": {
    arm: "Microsoft.Compute/galleries/images/versions",
    names: ["galleryName", "imageName", "name"],
    terraform: "shared_image_version",
  },
  "azure compute:snapshot": { arm: "Microsoft.Compute/snapshots", names: ["name"], terraform: "snapshot" },
  "azure stack:hcimarketplacegalleryimage": {
    arm: "Microsoft.AzureStackHCI/marketplaceGalleryImages",
    names: ["name"],
    terraform: "stack_hci_marketplace_gallery_image",
  },
  "azure stack:hcivirtualharddisk": {
    arm: "Microsoft.AzureStackHCI/virtualHardDisks",
    names: ["name"],
    terraform: "stack_hci_virtual_hard_disk",
  },
} as const satisfies Rows;
