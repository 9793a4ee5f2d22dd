import { firedAt } from "./cases";
import { runProgram } from "./engine";
import { KEY_CASES } from "./key-cases";
import { LICENSE_CASES } from "./license-cases";
import { MOVE_CASES, MOVE_SETTINGS } from "./move-cases";
import { LATER, NETWORK_CASES } from "./network-cases";
import { NETWORK_CLOUD_CASES } from "./network-cloud-cases";
import { ADDRESSES, direct, everything, routed } from "./networks";
import { POLICY_CASES, POLICY_SETTINGS } from "./policy-cases";
import { type Cases, checkAllSteps, programOf } from "./table";

// One stack holds all cases, because starting the pack takes longer than judging it.
checkAllSteps(
  {
    ...POLICY_CASES,
    ...KEY_CASES,
    ...LICENSE_CASES,
    ...MOVE_CASES,
    ...NETWORK_CASES,
    ...NETWORK_CLOUD_CASES,
  },
  { ...MOVE_SETTINGS, ...POLICY_SETTINGS, images: [...MOVE_SETTINGS.images, ...POLICY_SETTINGS.images] },
  [LATER],
);

test("the cloud by a variable that providers read by themselves", async () => {
  const cases: Cases = {
    "the public cloud's addresses excepted": {
      declare: (add) => {
        routed(add, [everything("VirtualNetworkGateway"), ...ADDRESSES.azure.map(direct)]);
      },
    },
  };
  const run = await runProgram({ program: programOf(cases), env: { ARM_ENVIRONMENT: "china" } });
  expect(firedAt(run, "azure-kms-unreachable")).toEqual(["the-public-cloud-s-addresses-excepted.vm"]);
});
