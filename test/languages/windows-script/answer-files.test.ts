import { K, L, outcome } from "./samples";

const hex = (text: string) => Array.from(text, (one) => `&#x${one.charCodeAt(0).toString(16)};`).join("");
const decimal = (text: string) => Array.from(text, (one) => `&#${one.charCodeAt(0)};`).join("");

test.each([
  // character references
  [`<ProductKey>${hex(K)}</ProductKey>`, ["unattend K"]],
  [`<ProductKey>${decimal(K)}</ProductKey>`, ["unattend K"]],
  [`<ProductKey>&#0;${K}&#x0;</ProductKey>`, ["unattend K"]],
  [`<ProductKey>&#x110000;${K}&#1114112;</ProductKey>`, ["unattend K"]],
  [`<ProductKey>a&#x10FFFF;</ProductKey>`, ["unattend A\u{10FFFF}"]],
  [`<ProductKey>a&amp;&lt;&gt;b</ProductKey>`, ["unattend A&<>B"]],
  [
    `<Path>slmgr /ipk &apos;${K}&apos; &amp; slmgr /skms &quot;kms.a&quot;</Path>`,
    ["slmgr K", "host slmgr kms.a 1688"],
  ],
  // keys
  [`<ProductKey><Key> ${K}\n</Key></ProductKey>`, ["unattend K"]],
  [`<a:ProductKey>\n <abc:Key>${K}</abc:Key></a:ProductKey>`, ["unattend K"]],
  [`<ProductKey><Key><![CDATA[${K}]]></Key></ProductKey>`, ["unattend K"]],
  [`<ProductKey><![CDATA[${K}]]></ProductKey><Path><![CDATA[slmgr /ipk ${L}]]></Path>`, ["unattend K", "slmgr L"]],
  // what a CDATA section contains is text
  [`<Path><![CDATA[echo <ProductKey>${K}</ProductKey>]]></Path>`, []],
  [`<Path><![CDATA[slmgr /ipk ${L} & <Path>a]]></Path><ProductKey>${K}</ProductKey>`, ["slmgr L", "unattend K"]],
  [`<Path><![CDATA[slmgr /ipk ${L}`, ["slmgr L"]],
  [`<ProductKey>${K}`, ["unattend K"]],
  [`<ProductKey> </ProductKey><Key>${K}</Key>`, []],
  [`<ProductKey><WillShowUI>Never</WillShowUI></ProductKey><Key>${K}</Key>`, []],
  [`<ProductKey/>${K}<Key/>`, []],
  [`<ProductKey />\n<Key>${K}</Key>`, []],
  // comments
  [`<!-- a --><ProductKey>${K}</ProductKey><!-- <ProductKey>${L}</ProductKey> -->`, ["unattend K"]],
  [`<a/><!-- <ProductKey>${L}</ProductKey> --><ProductKey>${K}<!-- b --></ProductKey>`, ["unattend K"]],
  [`<ProductKey>${K.slice(0, 9)}<!-- b -->${K.slice(9)}</ProductKey>`, ["unattend K"]],
  [`<ProductKey>${K}</ProductKey><!-- <ProductKey>${L}</ProductKey>`, ["unattend K"]],
])("%s", (xml, expected) => {
  expect(outcome(xml, [], "xml")).toEqual(expected);
});

test.each([
  [`\n <unattend><ProductKey>${K}</ProductKey></unattend>`, ["unattend K"]],
  [`<u:unattend xmlns:u="a"><ProductKey>${K}</ProductKey></u:unattend>`, ["unattend K"]],
  [`<unattend\n><ProductKey>${K}</ProductKey></unattend>`, ["unattend K"]],
  [`slmgr /ipk ${L}\n<unattend><ProductKey>${K}</ProductKey></unattend>`, ["slmgr L", "handed over K"]],
  [`<# x #> slmgr /ipk ${K}`, ["slmgr K"]],
  [`<key|x> slmgr /ipk ${K}`, ["slmgr K"]],
])("is recognized by its first tag: %s", (text, expected) => {
  expect(outcome(text)).toEqual(expected);
});

test("is read as what its carrier says", () => {
  const xml = `<Path>slmgr /ipk ${K}</Path>`;
  expect(outcome(`slmgr /ipk ${L}\n${xml}`, [], "xml")).toEqual(["slmgr K"]);
  expect(outcome("<a>\n$k = 'x'; slmgr /skms $k", [], "powershell")).toEqual(["host slmgr x 1688"]);
  expect(outcome(`set x 1\n$k = '${K}'; slmgr /ipk $k`, [], "powershell")).toEqual(["slmgr K"]);
  expect(outcome(`# & slmgr /ipk ${K}`, [], "batch")).toEqual(["slmgr K"]);
  expect(outcome("<a>\nset k=x\nslmgr /skms %k%", [], "batch")).toEqual(["host slmgr x 1688"]);
});

test("is read as far as possible if it's too large", () => {
  const filler = `<a>${"x".repeat(600_000)}</a>`;
  expect(outcome(`<ProductKey>${K}</ProductKey>${filler}`, [], "xml")).toEqual(["unattend K", "key-not-followed"]);
  expect(outcome(`${filler}<ProductKey>${K}</ProductKey>`, [], "xml")).toEqual(["key-not-followed"]);
});
