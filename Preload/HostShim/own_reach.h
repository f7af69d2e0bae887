/* own_reach.h — what this host can reach, by the addresses of its interfaces.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OWN_REACH_H
#define OWN_REACH_H

#include "address_order.h"
#include "shim.h"

/* A set of enum reach. In a lot, as the lot has it. Remembered for a tick of the clock: asking for
 * the interfaces takes fifty times as long as a lookup. */
SHIM_LOCAL unsigned own_reach(void);

#endif
