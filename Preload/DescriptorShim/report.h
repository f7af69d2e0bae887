/* report.h — the report of a program with a book of its own: by Backlot's command, which is started
 * for it, or, where that is not to be found, as plain text.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORT_H
#define REPORT_H

#include "shim.h"

/* Reports all that this process has told. */
SHIM_LOCAL void report_at_end(void);

/* … what it has told since the last time, if that is wished. */
SHIM_LOCAL void report_now(void);

#endif
