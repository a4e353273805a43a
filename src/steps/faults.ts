/** The faults that a command tells in one line: of settings, and of data that an operator can mend. */
export { CalendarFault } from "../calendar/working-days.ts";
export { TemplateFault } from "../letters/template-fault.ts";
export { SettingsFault } from "./settings.ts";
