/** What a running machine reports about its own license, in the words of `slmgr.vbs /dlv`. */
export interface LicenseStatus {
  /** Such as `Licensed` or `Notification`. */
  readonly status: string;
  /** Such as `VOLUME_MAK`; absent if the machine doesn't report it. */
  readonly channel: string | undefined;
}
