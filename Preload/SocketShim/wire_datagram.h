/* wire_datagram.h — what sending and receiving datagrams share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_DATAGRAM_H
#define WIRE_DATAGRAM_H

#include "datagram_head.h"
#include "lot_endpoints.h"
#include "shim.h"

/* Wakes a socket whose ring holds datagrams up to `number`. */
SHIM_LOCAL void datagram_kick(int fd, const struct lot_hearer *, uint32_t number);

#endif
