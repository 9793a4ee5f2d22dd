import { DELIVERIES } from "./delivery-cases";
import { checkEverywhere } from "./everywhere";
import { CLOUDS, DESKTOP_IMAGE, KEYS, NETWORKS } from "./field-cases";

// The keys of these machines would be open to doubt beside the local command of the table below.
describe("networks and deliveries", () => {
  checkEverywhere({ ...NETWORKS, ...DELIVERIES });
});

describe("keys and clouds", () => {
  checkEverywhere(
    { ...KEYS, ...CLOUDS },
    { images: [{ match: { id: DESKTOP_IMAGE }, release: "client-11", edition: "client" }] },
  );
});
