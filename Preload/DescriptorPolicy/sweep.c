/* sweep.c — loops that close.
 * SPDX-License-Identifier: Apache-2.0 */
#include "sweep.h"

enum { FEWEST = 3 }; /* closes that make a loop */

bool sweep_is_right(const struct sweep *run) { return run->calls >= FEWEST && run->strange > 0; }
