/** The page that the extension opens by itself once it is installed. */

import { existsSync } from "node:fs";
import { join } from "node:path";

export const FIRST = "welcome.html";

/** Whether an extension has such a page; one made to measure by may have none. @param {string} directory */
export const opensFirst = (directory) => existsSync(join(directory, FIRST));
