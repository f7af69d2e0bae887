/* The numbers of SOL_SOCKET, and what is out of their range.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "round.h"

static const struct setting settings[] = {
    {"SO_PRIORITY", SOL_SOCKET, SO_PRIORITY, {1, 6, 0}},
    {"SO_RCVLOWAT", SOL_SOCKET, SO_RCVLOWAT, {5, 1, 0}},
    {"SO_SNDLOWAT", SOL_SOCKET, SO_SNDLOWAT, {5}},
    {"SO_INCOMING_CPU", SOL_SOCKET, SO_INCOMING_CPU, {0}},
    {"SO_BUF_LOCK", SOL_SOCKET, 72, {1, 3, 0, 4}},
    {"SO_BINDTOIFINDEX", SOL_SOCKET, SO_BINDTOIFINDEX, {1, 0, -1}},
};

int main(void) { SAY_SETTINGS(settings); }
