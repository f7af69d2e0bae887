/* tcp_info.h — TCP_INFO of a connection that has no segments: its state is true, its figures are
 * those of a quiet and faultless network.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TCP_INFO_H
#define TCP_INFO_H

#include "options.h"

#pragma GCC visibility push(hidden)

enum {
    TCP_INFO_SIZE = 280, /* of Linux 6.18; older headers know the beginning of it */
    TCP_WINDOW = 65536,
};

/* What fits into a packet, or 536 as long as no path is known. */
int tcp_segment_size(const struct socket_facts *, int wanted);

void tcp_info_write(const struct options *, const struct socket_facts *, char out[TCP_INFO_SIZE]);

#pragma GCC visibility pop
#endif
