/* The options of UDP.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "round.h"

static const struct setting settings[] = {
    {"UDP_CORK", IPPROTO_UDP, 1, {1, 0}},
    {"UDP_ENCAP", IPPROTO_UDP, 100, {99}},
    {"UDP_NO_CHECK6_TX", IPPROTO_UDP, 101, {1, 0}},
    {"UDP_NO_CHECK6_RX", IPPROTO_UDP, 102, {1, 0}},
};

int main(void) { SAY_SETTINGS(settings); }
