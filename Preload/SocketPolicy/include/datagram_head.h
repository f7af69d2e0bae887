/* datagram_head.h — what precedes a datagram's bytes on its way through the lot. Pure.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DATAGRAM_HEAD_H
#define DATAGRAM_HEAD_H

#include "address.h"
#include "name.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

#pragma GCC visibility push(hidden)

enum {
    DATAGRAM_LIMIT_V4 = 65507, /* what fits an IPv4 packet */
    DATAGRAM_LIMIT_V6 = 65527,
};

enum datagram_kind {
    DATAGRAM_DATA = 1,
    DATAGRAM_KICK = 2, /* empty: "look at your ring" */
};

/* Signed with the lot's key, which is in no name: nobody outside the lot can make one. */
struct datagram {
    uint64_t signature;
    struct ip from, to;
    uint16_t from_port, to_port;
    uint8_t ttl, tos;
    uint8_t kind;
    uint8_t reserved;
    uint32_t receiver; /* generation of its entry: good for this socket alone */
    uint32_t number;   /* of a kick: the last datagram in the ring when it was made */
};

_Static_assert(sizeof(struct datagram) == 56, "a datagram's head is 56 bytes everywhere");

void datagram_sign(const struct seal *, struct datagram *);
bool datagram_is_ours(const struct seal *, const struct datagram *);

/* Control messages, appended to what is there as the kernel does: cut with MSG_CTRUNC. */
struct control {
    char *bytes;
    size_t size, used;
    bool cut;
};

void control_add(struct control *, int level, int type, const void *value, size_t size);

#pragma GCC visibility pop
#endif
