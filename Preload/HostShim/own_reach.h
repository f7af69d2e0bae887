/* own_reach.h — what this host can reach, by the addresses of its interfaces.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OWN_REACH_H
#define OWN_REACH_H

#include "address_order.h"
#include "shim.h"

/* In a lot, as the lot has it. */
SHIM_LOCAL struct reach own_reach(void);

#endif
