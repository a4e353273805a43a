import type { Command } from "../command.ts";

const FOLDER = "demo";

export const demo: Command = {
  name: "demo",
  takes: "",
  help: "The main job on an embedded mail server: invented applicants write, the clerk reads, answers and publishes.\nNeeds no settings, no root, no network. Everything lands in ./demo/, which each run makes anew.\nExit 0: every applicant got the right letters; 1: somebody did not.",
  options: [],
  run: async (_words, { print, say }) => {
    // Loaded when asked for: no other command needs the mail server and the invented applicants.
    const { runDemo } = await import("../demo/run-demo.ts");
    const { faults } = await runDemo(FOLDER, print);
    for (const fault of faults) say(`tizilim demo: ${fault}`);
    return faults.length === 0 ? 0 : 1;
  },
};
