/* The values of a new TCP socket.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "round.h"
#include <netinet/tcp.h>

static const struct setting settings[] = {
    {"TCP_NODELAY", IPPROTO_TCP, TCP_NODELAY, {0}},
    {"TCP_CORK", IPPROTO_TCP, TCP_CORK, {0}},
    {"TCP_MAXSEG", IPPROTO_TCP, TCP_MAXSEG, {0}},
    {"TCP_LINGER2", IPPROTO_TCP, TCP_LINGER2, {0}},
    {"TCP_DEFER_ACCEPT", IPPROTO_TCP, TCP_DEFER_ACCEPT, {0}},
    {"TCP_QUICKACK", IPPROTO_TCP, TCP_QUICKACK, {0}},
    {"TCP_USER_TIMEOUT", IPPROTO_TCP, TCP_USER_TIMEOUT, {0}},
    {"TCP_FASTOPEN", IPPROTO_TCP, TCP_FASTOPEN, {0}},
    {"TCP_FASTOPEN_CONNECT", IPPROTO_TCP, TCP_FASTOPEN_CONNECT, {0}},
    {"TCP_THIN_LINEAR_TIMEOUTS", IPPROTO_TCP, TCP_THIN_LINEAR_TIMEOUTS, {0}},
    {"TCP_SAVE_SYN", IPPROTO_TCP, TCP_SAVE_SYN, {0}},
    {"TCP_INQ", IPPROTO_TCP, TCP_INQ, {0}},
    {"TCP_WINDOW_CLAMP", IPPROTO_TCP, TCP_WINDOW_CLAMP, {0}},
};

int main(void) { SAY_DEFAULTS(settings); }
