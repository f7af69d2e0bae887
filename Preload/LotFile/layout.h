/* layout.h — what DIR/world looks like in memory. Layout is the contract between all processes of a
 * lot: raise LOT_VERSION when it changes.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "lot_endpoints.h"
#include "lot_file.h"

#include <pthread.h>
#include <stdatomic.h>

#define LOT_MAGIC "backlot"

enum {
    LOT_VERSION = 1,
    LOT_HOSTS = 1024,
    LOT_ENTRIES = 32768,
    LOT_CHAINS = 8192,
    LOT_MEMBERS = 2048,
    LOT_PROCESSES = 8192,
    LOT_RESETS = 4096,
    LOT_KNOWN = 4096,
    LOT_RINGS = 64,
    RING_BYTES = 512 * 1024,
};

struct host {
    _Atomic uint32_t count;
    uint32_t reserved;
    struct ip address[LOT_HOST_ADDRESSES];
};

enum entry_state { ENTRY_FREE = 0, ENTRY_BOUND, ENTRY_LISTENING };

/* A bound endpoint. Its name in the kernel is made of it. */
struct entry {
    _Atomic uint32_t next; /* in the chain of its port; index + 1, 0: the last */
    uint8_t state;
    uint8_t protocol;
    uint8_t six; /* the socket's family is AF_INET6 */
    uint8_t flags;
    uint16_t host;  /* whose process bound it */
    uint16_t scope; /* the name's `host` */
    uint16_t index;
    uint16_t ring; /* of a datagram socket: where overflow waits; 0: none */
    uint32_t pid;
    uint32_t uid;
    uint32_t former; /* who called listen() before `pid` */
    uint32_t generation;
    struct ip ip;
    uint16_t port;
    uint16_t peer_port;
    struct ip peer;
};

enum entry_flag {
    ENTRY_V6ONLY = 1,
    ENTRY_REUSEADDR = 2,
    ENTRY_REUSEPORT = 4,
    ENTRY_QUIET_GROUPS = 8, /* IP_MULTICAST_ALL is off */
    ENTRY_MEMBER = 16,      /* has joined a group */
};

_Static_assert(sizeof(struct entry) == 68, "an entry has the same size everywhere");

struct member {
    _Atomic uint32_t entry; /* index + 1, 0: free */
    uint32_t generation;
    struct ip group;
};

/* Datagrams that found the receiver's queue in the kernel full. */
struct ring {
    struct lot_ticket owner;
    _Atomic uint32_t count;
    uint32_t head, tail; /* offsets into bytes */
    uint32_t used;
    _Atomic uint32_t puts; /* so far */
    uint8_t bytes[];
};

struct lot {
    char magic[8];
    uint32_t version;
    uint32_t entry_size;
    uint64_t size;
    struct seal seal;
    pthread_mutex_t mutex;     /* robust and shared: who dies in it leaves it to the next */
    _Atomic uint32_t sequence; /* odd while entries change */
    _Atomic uint32_t entries_used;
    _Atomic uint32_t entry_cursor;
    _Atomic uint32_t port_cursor[2];
    uint16_t port_low, port_high; /* ports the kernel would choose from */
    _Atomic uint32_t generation;
    _Atomic uint32_t choice;
    _Atomic uint32_t hosts_used; /* host 0 included */
    _Atomic uint32_t members_used;
    _Atomic uint32_t resets_used;
    _Atomic uint32_t known_used;
    /* What a small program touches lies together: the kernel maps 64 KiB at a time. */
    _Atomic uint32_t chain[LOT_CHAINS]; /* index + 1 of the first entry of some (protocol, port) */
    struct entry entry[LOT_ENTRIES];
    struct host host[LOT_HOSTS];
    struct member member[LOT_MEMBERS];
    struct ip known[LOT_KNOWN];              /* addresses that a number stands for */
    _Atomic uint64_t process[LOT_PROCESSES]; /* PID and user of who has connected: a set */
    pthread_mutex_t ring_mutex[LOT_RINGS];   /* made once: somebody may hold one at any time */
    _Atomic uint32_t ring_owner[LOT_RINGS];
    _Atomic uint64_t reset[LOT_RESETS]; /* fingerprints of connections that ended by RST */
};

/* Under the lock. */
bool lot_remove_if_dead(struct lot *, struct entry *) __attribute__((visibility("hidden")));
void lot_nameless_takes(struct lot *, struct ip) __attribute__((visibility("hidden")));

#define LOT_BASE ((sizeof(struct lot) + 4095) & ~(size_t)4095)
#define LOT_SIZE (LOT_BASE + (size_t)LOT_RINGS * RING_BYTES)

#endif
