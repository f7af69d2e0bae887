/* The options of TCP keep what they are given, and refuse what is out of range.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "round.h"
#include <netinet/tcp.h>

static const struct setting settings[] = {
    {"TCP_NODELAY", IPPROTO_TCP, TCP_NODELAY, {1, 7, 0}},
    {"TCP_CORK", IPPROTO_TCP, TCP_CORK, {1, 0}},
    {"TCP_MAXSEG", IPPROTO_TCP, TCP_MAXSEG, {1000, 87, 40000}},
    {"TCP_KEEPIDLE", IPPROTO_TCP, TCP_KEEPIDLE, {60, 32767, 32768, -1, 0}},
    {"TCP_KEEPINTVL", IPPROTO_TCP, TCP_KEEPINTVL, {10, 32768, 0}},
    {"TCP_KEEPCNT", IPPROTO_TCP, TCP_KEEPCNT, {3, 127, 128, 0}},
    {"TCP_SYNCNT", IPPROTO_TCP, TCP_SYNCNT, {3, 127, 128, 0}},
    {"TCP_LINGER2", IPPROTO_TCP, TCP_LINGER2, {10, -1, 100000, 0}},
    {"TCP_DEFER_ACCEPT", IPPROTO_TCP, TCP_DEFER_ACCEPT, {1, 5, 30, 0}},
    {"TCP_WINDOW_CLAMP", IPPROTO_TCP, TCP_WINDOW_CLAMP, {1000, 100000}},
    {"TCP_QUICKACK", IPPROTO_TCP, TCP_QUICKACK, {1, 0}},
    {"TCP_USER_TIMEOUT", IPPROTO_TCP, TCP_USER_TIMEOUT, {5000, -1, 0}},
    {"TCP_THIN_LINEAR_TIMEOUTS", IPPROTO_TCP, TCP_THIN_LINEAR_TIMEOUTS, {1, 2, 0}},
    {"TCP_FASTOPEN", IPPROTO_TCP, TCP_FASTOPEN, {5, -1}},
    {"TCP_NOTSENT_LOWAT", IPPROTO_TCP, TCP_NOTSENT_LOWAT, {16384, -1}},
    {"TCP_SAVE_SYN", IPPROTO_TCP, TCP_SAVE_SYN, {1, 3, 0}},
    {"TCP_INQ", IPPROTO_TCP, TCP_INQ, {1, 2, 0}},
};

int main(void) { SAY_SETTINGS(settings); }
