/** The faults that a command tells in one line: of the world, and of data that an operator can mend. */
export { CalendarFault } from "../calendar/working-days.ts";
export { TemplateFault } from "../letters/template-fault.ts";
export { MailboxFault } from "../mail/mailbox-fault.ts";
export { SenderFault } from "../mail/sender-fault.ts";
export { StoreFault } from "../storage/store.ts";
export { SettingsFault } from "./settings.ts";
export { WorldFault } from "./once.ts";
