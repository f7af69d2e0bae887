/* Segmentation and coalescing of datagrams, if there is such a thing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "round.h"

static const struct setting settings[] = {
    {"UDP_SEGMENT", IPPROTO_UDP, 103, {1000, 0, -1}},
    {"UDP_GRO", IPPROTO_UDP, 104, {1, 0}},
};

int main(void) { SAY_SETTINGS(settings); }
