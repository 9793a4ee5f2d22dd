import { gzipSync } from "node:zlib";
import { decodeBase64Script, findKeys } from "../../../languages/windows-script";
import { K, L, outcome, utf16, utf8 } from "./samples";

describe("decodeBase64Script", () => {
  test("reads UTF-8, UTF-16 and gzip, and nothing else", () => {
    expect(decodeBase64Script(utf8("slmgr /ato"))).toBe("slmgr /ato");
    expect(decodeBase64Script(utf16("slmgr /ato"))).toBe("slmgr /ato");
    expect(decodeBase64Script(gzipSync("slmgr /ato").toString("base64"))).toBe("slmgr /ato");
    expect(decodeBase64Script("slmgr /ato")).toBeUndefined();
    expect(decodeBase64Script(Buffer.from([0, 1, 2, 255, 254]).toString("base64"))).toBeUndefined();
    expect(decodeBase64Script(Buffer.from([0x1f, 0x8b, 1, 2]).toString("base64"))).toBeUndefined();
  });

  test("takes spaces, byte-order marks and only a few zeros", () => {
    const spaced = utf8("slmgr /ato  now").replace(/(.{4})/g, "$1 \n ");
    expect(decodeBase64Script(spaced)).toBe("slmgr /ato  now");
    const bytes = (...values: number[]) => decodeBase64Script(Buffer.from(values).toString("base64"));
    expect(bytes(0xff, 0xfe, 0x20, 0x20, 0x21, 0x20)).toBe("\u2020\u2021");
    expect(bytes(0xef, 0xbb, 0xbf, 0x61, 0x62)).toBe("ab");
    expect(bytes(0x61, 0xef, 0xbb, 0xbf)).toBe("a\uFEFF");
    expect(bytes(0xff, 0x61)).toBeUndefined();
    expect(bytes(0x61, 0xfe)).toBeUndefined();
    expect(bytes(0x1f, 0x61)).toBe("\x1Fa");
    expect(bytes(0x61, 0x8b)).toBeUndefined();
    expect(bytes(0x62, 0x63, 0x64)).toBe("bcd");
    expect(decodeBase64Script("")).toBeUndefined();
    expect(decodeBase64Script("=")).toBeUndefined();
    expect(decodeBase64Script("A")).toBeUndefined();
    expect(decodeBase64Script("YWJj!")).toBeUndefined();
  });

  test("takes no more than its limit", () => {
    const longest = "a".repeat(1024 * 1024);
    expect(decodeBase64Script(utf8(longest))).toBe(longest);
    expect(decodeBase64Script(utf8(`${longest}a`))).toBeUndefined();
    expect(decodeBase64Script(gzipSync(longest).toString("base64"))).toBe(longest);
    expect(decodeBase64Script(gzipSync(`${longest}a`).toString("base64"))).toBeUndefined();
  });

  test("does not unpack without bound", () => {
    expect(decodeBase64Script(gzipSync("a".repeat(50_000_000)).toString("base64"))).toBeUndefined();
  });
});

test("a script within a script is read to a certain depth", () => {
  let script = `slmgr /ipk ${K}`;
  for (let depth = 0; depth < 6; depth += 1) script = `powershell -enc ${utf16(script)}`;
  expect(outcome(script)).toEqual(["slmgr K"]);
  expect(outcome(`powershell -enc ${utf16(script)}`)).toEqual(["key-not-followed"]);
});

describe("findKeys", () => {
  test("finds every key, also in base64 within base64, and no other text", () => {
    expect(findKeys(`a ${K.toLowerCase()}, b=${L}; ${K}`)).toEqual([K, L]);
    expect(findKeys(`powershell -enc ${utf16(`iex ${utf8(`slmgr /ipk ${K} and more text`)}`)}`)).toEqual([K]);
    let nested = `slmgr /ipk ${K} and more text`;
    for (let depth = 0; depth < 3; depth += 1) nested = utf8(`iex ${nested}`);
    expect(findKeys(nested)).toEqual([K]);
    expect(findKeys(utf8(`iex ${nested}`))).toEqual([]);
    expect(findKeys(`x${K} ${K}-AAAAA AAAAA-EEEEE-IIIII-OOOOO-UUUUU`)).toEqual([]);
  });
});
