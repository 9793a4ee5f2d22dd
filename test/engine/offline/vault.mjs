import { createServer } from "node:http";
import { json } from "node:stream/consumers";

/**
 * Answers what the engine asks of HashiCorp Vault to encrypt and decrypt a stack's data key, and encrypts nothing. With a
 * passphrase, the CLI would derive a key by a million hashes each time it opens a stack.
 * https://developer.hashicorp.com/vault/api-docs/secret/transit (2026-11)
 */
export function serveVault() {
  const server = createServer(async (request, response) => {
    const { plaintext, ciphertext } = await json(request);
    const data = request.url.includes("/encrypt/")
      ? { ciphertext: `vault:v1:${plaintext}` }
      : { plaintext: ciphertext.slice("vault:v1:".length) };
    response.setHeader("Content-Type", "application/json").end(JSON.stringify({ data }));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(server.address().port));
  });
}
