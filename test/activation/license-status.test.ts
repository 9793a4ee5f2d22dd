import { shortOf } from "./in-short";
import { at, windows } from "./machines";

const OLD_ON_HUB = { place: at("azure-stack-hub"), system: windows("2012") };
const NEW_ON_HUB = { place: at("azure-stack-hub"), system: windows("2019", "datacenter") };
const ON_AZURE = { place: at("azure") };

test.each([
  ["VIRTUAL_MACHINE_ACTIVATION", NEW_ON_HUB, "avma"],
  ["VOLUME_KMSCLIENT", ON_AZURE, "azure-kms"],
  ["volume_kmsclient", NEW_ON_HUB, "organization-kms"],
  ["VOLUME_GVLK", ON_AZURE, "azure-kms"],
  ["VOLUME_MAK", OLD_ON_HUB, "mak"],
  ["RETAIL", ON_AZURE, "mak"],
  [undefined, ON_AZURE, "azure-kms"],
  [undefined, NEW_ON_HUB, "avma"],
  [undefined, OLD_ON_HUB, "mak"],
])("a machine that is licensed by %s activates that way", (channel, machine, path) => {
  expect(shortOf({ ...machine, license: { status: "Licensed", channel } })).toBe(path);
  expect(shortOf({ ...machine, license: { status: "licensed", channel } })).toBe(path);
});

test.each(["TIMEBASED_EVAL", "timebased_eval"])("a machine that is licensed by %s is so only for a time", (channel) => {
  expect(shortOf({ ...NEW_ON_HUB, license: { status: "Licensed", channel } })).toBe("undecided: evaluation");
  expect(shortOf({ ...ON_AZURE, license: { status: "Notification", channel } })).toBe("undecided: not-activated");
});

test.each(["Initial grace period", "Licensed until tomorrow", "not Unlicensed"])(
  "the status %j says neither",
  (status) => {
    const license = { status, channel: "VOLUME_MAK" };
    expect(shortOf({ ...OLD_ON_HUB, license })).toBe(shortOf(OLD_ON_HUB));
    expect(shortOf({ ...ON_AZURE, license })).toBe("azure-kms");
  },
);

test.each(["Unlicensed", "Notification", "Non-genuine grace period"])(
  "a machine that reports %j isn't activated",
  (status) => {
    const license = { status, channel: undefined };
    expect(shortOf({ ...OLD_ON_HUB, license })).toBe(shortOf(OLD_ON_HUB));
    expect(shortOf({ ...ON_AZURE, license })).toBe("undecided: not-activated");
  },
);
