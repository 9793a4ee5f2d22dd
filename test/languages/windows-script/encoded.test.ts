import { gzipSync } from "node:zlib";
import { decodeBase64Script, findKeys } from "../../../languages/windows-script";
import { K, L, utf16, utf8 } from "./samples";

describe("decodeBase64Script", () => {
  test("reads UTF-8, UTF-16 and gzip, and nothing else", () => {
    expect(decodeBase64Script(utf8("slmgr /ato"))).toBe("slmgr /ato");
    expect(decodeBase64Script(utf16("slmgr /ato"))).toBe("slmgr /ato");
    expect(decodeBase64Script(gzipSync("slmgr /ato").toString("base64"))).toBe("slmgr /ato");
    expect(decodeBase64Script("slmgr /ato")).toBeUndefined();
    expect(decodeBase64Script(Buffer.from([0, 1, 2, 255, 254]).toString("base64"))).toBeUndefined();
    expect(decodeBase64Script(Buffer.from([0x1f, 0x8b, 1, 2]).toString("base64"))).toBeUndefined();
  });

  test("does not unpack without bound", () => {
    expect(decodeBase64Script(gzipSync("a".repeat(50_000_000)).toString("base64"))).toBeUndefined();
  });
});

describe("findKeys", () => {
  test("finds every key, also in base64 within base64, and no other text", () => {
    expect(findKeys(`a ${K.toLowerCase()}, b=${L}; ${K}`)).toEqual([K, L]);
    expect(findKeys(`powershell -enc ${utf16(`iex ${utf8(`slmgr /ipk ${K} and more text`)}`)}`)).toEqual([K]);
    expect(findKeys(`x${K} ${K}-AAAAA AAAAA-EEEEE-IIIII-OOOOO-UUUUU`)).toEqual([]);
  });
});
