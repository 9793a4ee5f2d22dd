import { type IncomingMessage, type Server, createServer } from "node:http";
import { arrayOrEmpty, objectOrEmpty } from "../../values/fields";
import { isObject } from "../../values/read";

/** What `pulumi policy publish` has sent. */
export interface Published {
  /** The metadata of the pack and its policies. */
  readonly metadata: unknown;
  readonly tarball: Buffer;
}

/** A stand-in for Pulumi Cloud that keeps published policy packs. */
export interface PulumiCloud {
  /** Variables that log the CLI in. */
  readonly env: Readonly<Record<string, string>>;
  readonly published: () => Published;
  readonly stop: () => void;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new Error("the request's body is no buffer");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The settings' schema of each policy, as Pulumi Cloud gives it back to `pulumi policy validate-config`. */
function schemasIn(metadata: unknown): unknown {
  const policies = arrayOrEmpty(objectOrEmpty(metadata)["policies"]).filter(isObject);
  const schemas = new Map(policies.map((policy) => [String(policy["name"]), policy["configSchema"]]));
  return { configSchema: Object.fromEntries(schemas) };
}

/** Starts a server on this machine and returns its address. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the stand-in for Pulumi Cloud has no port");
  return `http://127.0.0.1:${address.port}`;
}

/**
 * Starts the stand-in. It answers what the CLI asks when it publishes a pack or validates a configuration:
 * https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/backend/httpstate/client/client.go (2026-11)
 */
export async function startPulumiCloud(): Promise<PulumiCloud> {
  let metadata: unknown;
  let tarball: Buffer | undefined;
  let url = "";

  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const what = `${request.method ?? ""} ${request.url ?? ""}`;
    const body = await bodyOf(request);
    if (what === "GET /api/user") return { githubLogin: "ada", organizations: [] };
    if (what === "POST /api/orgs/acme/policypacks") {
      metadata = JSON.parse(body.toString());
      return { version: 1, uploadURI: `${url}/upload` };
    }
    if (what === "PUT /upload") {
      tarball = body;
      return {};
    }
    if (what.endsWith("/complete")) return {};
    return what.endsWith("/schema") ? schemasIn(metadata) : undefined;
  };

  const server = createServer((request, response) => {
    void answer(request).then((reply) => {
      response.writeHead(reply === undefined ? 404 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify(reply ?? { code: 404, message: "not found" }));
    });
  });
  url = await listen(server);
  return {
    env: { PULUMI_BACKEND_URL: url, PULUMI_ACCESS_TOKEN: "offline" },
    published: () => {
      if (tarball === undefined) throw new Error("nothing was published");
      return { metadata, tarball };
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
