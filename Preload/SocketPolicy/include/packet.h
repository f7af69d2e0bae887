/* packet.h — an IP packet as it would have been on a wire, for a capture. Pure.
 * Sources: RFC 791, 8200, 9293, 768, and 1071 for the checksums.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef PACKET_H
#define PACKET_H

#include "address.h"

#include <stddef.h>

#pragma GCC visibility push(hidden)

enum packet_flag {
    PACKET_FIN = 1,
    PACKET_SYN = 2,
    PACKET_RST = 4,
    PACKET_PSH = 8,
    PACKET_ACK = 16
};

enum { PACKET_HEAD = 60 /* the most that IP and TCP need before the payload */ };

struct packet {
    struct place from, to;
    bool stream;       /* TCP; else UDP */
    uint8_t flags;     /* TCP's */
    uint32_t sequence; /* of the first byte */
    uint32_t acknowledged;
    size_t size; /* of the payload, at most 65,495 bytes */
};

/* The bytes before the payload of a packet of this kind. */
size_t packet_head_size(const struct packet *);

/* Writes the head before the payload, which stands at out + packet_head_size() already. Returns the
 * size of the whole. */
size_t packet_finish(const struct packet *, uint8_t *out);

#pragma GCC visibility pop
#endif
