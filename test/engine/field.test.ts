import { checkEverywhere } from "./everywhere";
import { CLOUDS, DESKTOP_IMAGE, KEYS, NETWORKS } from "./field-cases";

describe("networks", () => {
  checkEverywhere(NETWORKS);
});

describe("keys and clouds", () => {
  checkEverywhere(
    { ...KEYS, ...CLOUDS },
    { images: [{ match: { id: DESKTOP_IMAGE }, release: "client-11", edition: "client" }] },
  );
});
