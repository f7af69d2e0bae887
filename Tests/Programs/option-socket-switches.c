/* The switches of SOL_SOCKET: off, on, off; any number but 0 is on.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "round.h"

static const struct setting settings[] = {
    {"SO_DEBUG", SOL_SOCKET, SO_DEBUG, {0}},
    {"SO_REUSEADDR", SOL_SOCKET, SO_REUSEADDR, {1, 5, 0}},
    {"SO_REUSEPORT", SOL_SOCKET, SO_REUSEPORT, {1, 5, 0}},
    {"SO_KEEPALIVE", SOL_SOCKET, SO_KEEPALIVE, {1, 5, 0}},
    {"SO_DONTROUTE", SOL_SOCKET, SO_DONTROUTE, {1, 5, 0}},
    {"SO_BROADCAST", SOL_SOCKET, SO_BROADCAST, {1, 5, 0}},
    {"SO_OOBINLINE", SOL_SOCKET, SO_OOBINLINE, {1, -1, 0}},
    {"SO_TIMESTAMP", SOL_SOCKET, SO_TIMESTAMP, {1, 5, 0}},
    {"SO_TIMESTAMPNS", SOL_SOCKET, SO_TIMESTAMPNS, {1, 5, 0}},
    {"SO_RXQ_OVFL", SOL_SOCKET, SO_RXQ_OVFL, {1, 5, 0}},
    {"SO_WIFI_STATUS", SOL_SOCKET, SO_WIFI_STATUS, {1, 0}},
    {"SO_NOFCS", SOL_SOCKET, SO_NOFCS, {1, 0}},
    {"SO_SELECT_ERR_QUEUE", SOL_SOCKET, SO_SELECT_ERR_QUEUE, {1, 0}},
    {"SO_LOCK_FILTER", SOL_SOCKET, SO_LOCK_FILTER, {0}},
    {"SO_NO_CHECK", SOL_SOCKET, SO_NO_CHECK, {1, 0}},
};

int main(void) { SAY_SETTINGS(settings); }
