/* sockets.h — the sockets of the lot in this process: one slot a descriptor, one record a socket.
 *
 * Slots answer "is this ours?" in one load. Everything that must outlive this process image is in
 * the kernel: the socket's names, and a tag (tag.h) that is written when a socket crosses to
 * another program.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SOCKETS_H
#define SOCKETS_H

#include "lot_endpoints.h"
#include "options.h"
#include "shim.h"

#include <stdatomic.h>
#include <stdint.h>
#include <sys/un.h>

enum {
    SLOTS = 1 << 20,
    LOW_SLOTS = 1 << 14, /* of these the table is always there */
    GROUPS = 20,         /* igmp_max_memberships */
    LOST = 64,           /* bytes kept of a datagram that came back */
    WATCHES = 4,         /* epoll sets a socket is remembered to be in */
};

/* A slot: 0 for what is not ours, else a record's number with these bits. */
#define SLOT_DATAGRAM 0x80000000u /* reads and writes are translated */
#define SLOT_DOOR 0x20000000u     /* the descriptor of the lot's file: not the program's */
#define SLOT_NUMBER 0x00ffffffu

/* How a connection attempt stands. */
enum progress {
    PROGRESS_NONE,
    PROGRESS_WAITING, /* non-blocking, the listener's backlog is full */
    PROGRESS_DONE,    /* non-blocking, done; the program has not been told */
    PROGRESS_REFUSED, /* non-blocking, refused; the program may not have been told */
};

/* Where a socket is in an epoll set. */
struct watch {
    int set; /* its descriptor, plus one; 0: free */
    int fd;
    uint32_t events;
    uint64_t data;
};

/* Where a datagram socket sent last, as long as nothing changes in the lot. */
struct last_route {
    bool known;
    uint32_t sequence;
    struct place to, from;
    struct lot_hearer hearer;
    struct sockaddr_un where;
    socklen_t length;
};

struct sock {
    _Atomic uint32_t references; /* descriptors in this process */
    uint32_t number;             /* of this record */
    _Atomic uint32_t next_spare; /* after its end: the next one to use again */
    uint32_t epoch;              /* of the process when it was bound */
    bool stream, six, bound, listening, connected, accepted;
    bool named;  /* the AF_UNIX socket bears a name */
    bool chosen; /* the program chose the port: it stays when the connection goes */
    bool wr_shut, rd_shut, was_reset, saw_end;
    _Atomic uint8_t progress; /* enum progress */
    uint8_t groups;
    int error;          /* pending, as SO_ERROR has it */
    int pid;            /* of the process that bound it */
    uint32_t inherited; /* SOL_SOCKET options an accepted socket takes over: a bit each */
    uint32_t bytes_sent, bytes_received; /* counted for a capture */
    struct name name;
    struct place self, peer;
    struct lot_ticket ticket;
    struct last_route last;
    atomic_bool last_busy;
    char *corked; /* of a datagram that MSG_MORE or UDP_CORK holds back */
    uint32_t corked_size;
    struct place corked_to;
    struct place lost_to; /* of the last datagram that came back, when `lost` */
    bool lost;
    uint8_t lost_size;
    char lost_bytes[LOST];
    struct watch watch[WATCHES];
    struct ip group[GROUPS];
    struct options options;
};

/* In zeroes.c. Most programs have a socket or two: their records are there from the beginning. */
enum { FEW = 2, CHUNK = 128, CHUNKS = 8192 };
extern SHIM_LOCAL _Atomic uint32_t sockets_slot[LOW_SLOTS];
extern SHIM_LOCAL struct sock sockets_first[FEW];
extern SHIM_LOCAL _Atomic(void *) sockets_chunk[CHUNKS]; /* in zeroes_rest.c */

SHIM_LOCAL uint32_t sockets_high_slot(int fd);

/* The one load. */
static inline uint32_t slot_of(int fd)
{
    return __builtin_expect((unsigned)fd < LOW_SLOTS, 1)
               ? atomic_load_explicit(&sockets_slot[fd], memory_order_relaxed)
               : sockets_high_slot(fd);
}

static inline struct sock *sock_numbered(uint32_t number)
{
    if (number <= FEW)
        return &sockets_first[number - 1];
    struct sock *chunk = atomic_load_explicit(&sockets_chunk[number / CHUNK], memory_order_acquire);
    return &chunk[number % CHUNK];
}

/* The socket behind a descriptor, or NULL when it is not ours. */
static inline struct sock *sock_of(int fd)
{
    const uint32_t slot = slot_of(fd) & SLOT_NUMBER;
    return __builtin_expect(slot == 0, 1) ? NULL : sock_numbered(slot);
}

/* Makes a record for a new descriptor. NULL: no memory. */
SHIM_LOCAL struct sock *sockets_add(int fd, bool stream, bool six);

/* `to` is a duplicate of `from`. */
SHIM_LOCAL void sockets_copy(int from, int to);

/* Before a descriptor is closed or overwritten: returns the socket if this was its last one here,
 * to be given to sockets_end() once the kernel has closed it. */
SHIM_LOCAL struct sock *sockets_forget(int fd);
SHIM_LOCAL void sockets_end(struct sock *);

/* The highest descriptor that ever had a slot, plus one. */
SHIM_LOCAL int sockets_limit(void);

/* From now on others may hold our sockets: a fork, an exec, a message with descriptors. */
SHIM_LOCAL void sockets_may_be_shared(void);
SHIM_LOCAL uint32_t sockets_epoch(void);

/* A socket was bound: from now on forks are noticed. */
SHIM_LOCAL void sockets_watch_forks(void);

SHIM_LOCAL void sockets_wake_up(void);
SHIM_LOCAL void sockets_go_home(void);
SHIM_LOCAL void sockets_note_dup2(int newfd);

/* Marks our sockets for the next program; returns the value of BACKLOT_HEIRS, 0: none. */
SHIM_LOCAL int sockets_before_exec(void);

/* Whether the number was closed behind our back (by stdio, by a bare system call) and is something
 * else by now: then it is no longer ours. Keeps errno when it is. */
SHIM_LOCAL bool sockets_were_closed(int fd);

/* A descriptor goes to another process in a message. */
SHIM_LOCAL void sockets_before_sending(int fd);

/* The door (see world.h) is this one now, or none if negative: kept from the program's closes. */
SHIM_LOCAL void sockets_protect(int fd);
SHIM_LOCAL int sockets_door(void);
SHIM_LOCAL int sockets_highest_number(void);

#endif
