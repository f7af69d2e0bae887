/* plain_report.h — findings as plain lines, where Backlot's command is not to be found: what the
 * dynamic symbols tell, without files and lines.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef PLAIN_REPORT_H
#define PLAIN_REPORT_H

#include "shim.h"

#include <stdint.h>

/* Of this process, in this part of the book. */
SHIM_LOCAL void plain_report(uint64_t from, uint64_t to);

#endif
