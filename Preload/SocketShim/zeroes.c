/* What a program needs that makes a socket or two: its name puts it behind the other small data, so
 * that all of it lies on one page. Each page costs a process that does little a page fault.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "sockets.h"

struct sock sockets_first[FEW];
_Atomic uint32_t sockets_slot[LOW_SLOTS];
